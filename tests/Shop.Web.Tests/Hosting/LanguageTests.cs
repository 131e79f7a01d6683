using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class LanguageTests(HostedShop shop)
{
    [Theory]
    [InlineData("/samples", "en-IE", "en", "€12.90")]
    [InlineData("/es/samples", "es-ES", "es", "12,90 €")]
    public async Task The_prefix_of_the_address_decides_language_and_formats(string path, string formats, string language, string price)
    {
        var page = await ReadAsync(path);
        Assert.Equal(formats, page["formats"].GetString());
        Assert.Equal(language, page["language"].GetString());
        // Formatters put a no-break space before the sign.
        Assert.Equal(price, page["price"].GetString()!.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("/samples", "/samples/7", "/others")]
    [InlineData("/es/samples", "/es/samples/7", "/es/others")]
    public async Task Links_stay_in_the_language_of_their_page(string path, string otherAction, string otherController)
    {
        var page = await ReadAsync(path);
        Assert.Equal(otherAction, page["otherAction"].GetString());
        Assert.Equal(otherController, page["otherController"].GetString());
    }

    [Theory]
    [InlineData("/samples")]
    [InlineData("/es/samples")]
    public async Task A_link_can_change_the_language(string path)
    {
        var page = await ReadAsync(path);
        Assert.Equal("/samples/7", page["toEnglish"].GetString());
        Assert.Equal("/es/samples/7", page["toSpanish"].GetString());
    }

    [Fact]
    public async Task An_address_for_machines_has_no_language()
    {
        using var client = shop.Client();
        Assert.Equal("/hooks/receive", (await ReadAsync("/es/samples"))["toMachines"].GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/hooks/receive", null)).StatusCode);
        Assert.False((await client.PostAsync("/es/hooks/receive", null)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Alternates_name_the_same_page_in_each_language_under_the_public_address()
    {
        using var client = shop.Client();
        var links = await client.GetFromJsonAsync<string[]>("/es/samples/7?page=2");
        Assert.Equal(["en http://localhost:5080/samples/7?page=2", "es http://localhost:5080/es/samples/7?page=2"], links!);
    }

    [Theory]
    [InlineData("/samples/text", "There is no such page")]
    [InlineData("/es/samples/text", "No existe esa página")]
    public async Task Texts_come_in_the_language_of_the_address(string path, string text)
    {
        using var client = shop.Client();
        Assert.Equal(text, await client.GetStringAsync(path));
    }

    [Fact]
    public async Task The_browser_s_own_language_changes_nothing()
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");
        Assert.Equal("There is no such page", await client.GetStringAsync("/samples/text"));
    }

    private async Task<Dictionary<string, JsonElement>> ReadAsync(string path)
    {
        using var client = shop.Client();
        return (await client.GetFromJsonAsync<Dictionary<string, JsonElement>>(path))!;
    }
}
