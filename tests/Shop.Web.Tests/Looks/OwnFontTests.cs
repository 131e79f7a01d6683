using System.Net;
using System.Net.Http.Headers;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.MerchantSettings;
using Xunit;

namespace Shop.Web.Tests.Looks;

/// <summary>A merchant brings a font of their own.</summary>
public sealed class OwnFontTests : IAsyncLifetime
{
    private const string Page = "/admin/settings/look";
    private const string Save = ".form.wide .actions button:not(.quiet)";
    private EmptyShop _shop = null!;
    private StaffPages _staff = null!;

    public async Task InitializeAsync() => _staff = await (_shop = await EmptyShop.StartAsync()).StaffAsync();

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task An_uploaded_font_can_be_chosen_and_every_page_loads_it()
    {
        var file = await SomeFontAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync("Recoleta", file)).Status);
        var code = (await _staff.GetAsync(Page)).QuerySelectorAll("select[name=headingFont] option")
            .Single(option => option.TextContent == "Recoleta").GetAttribute("value")!;
        await _staff.SaveAsync(Page, Save, ("headingFont", code));
        Assert.Contains($"--heading-font: \"{code}\"", (await _shop.SeeAsync("/look/current.css")).Body, StringComparison.Ordinal);
        var address = $"/look/fonts/{code[4..]}.woff2";
        Assert.Contains($"<link rel=\"preload\" href=\"{address}\"", (await _shop.SeeAsync("/")).Body, StringComparison.Ordinal);
        using var client = _shop.Client();
        using var served = await client.GetAsync(address);
        Assert.Equal("font/woff2", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file, await served.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_font_that_the_look_uses_is_not_removed_and_another_is()
    {
        var file = await SomeFontAsync();
        await UploadAsync("Recoleta", file);
        var code = (await _staff.GetAsync(Page)).QuerySelector("[data-own-font]")!.GetAttribute("data-own-font")!;
        await _staff.SaveAsync(Page, Save, ("textFont", $"own-{code}"));
        var refused = await _staff.PressAsync(await _staff.GetAsync(Page), "[data-own-font] button");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("uses this font", refused.Page.QuerySelector("#font-problem")!.TextContent, StringComparison.Ordinal);
        await _staff.SaveAsync(Page, Save, ("textFont", "figtree"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.PressAsync(await _staff.GetAsync(Page), "[data-own-font] button")).Status);
        Assert.Null((await _staff.GetAsync(Page)).QuerySelector("[data-own-font]"));
    }

    [Fact]
    public async Task What_is_no_font_cut_off_or_too_large_is_refused_in_words_and_the_name_stays()
    {
        var font = await SomeFontAsync();
        foreach (var file in new[] { [], "no font"u8.ToArray(), font[..^1], [.. font, .. new byte[500_000]] })
        {
            var answer = await UploadAsync("Recoleta & Söhne", file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.Page.QuerySelector("#font-problem"));
            Assert.Equal("Recoleta & Söhne", answer.Page.QuerySelector("#font-name")!.GetAttribute("value"));
        }

        var nameless = await UploadAsync(" ", font);
        Assert.Contains("name", nameless.Page.QuerySelector("#font-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _staff.GetAsync(Page)).QuerySelector("[data-own-font]"));
    }

    // The shop's own fonts are fonts too.
    private async Task<byte[]> SomeFontAsync()
    {
        using var client = _shop.Client();
        var css = await client.GetStringAsync("/look/current.css");
        var at = css.IndexOf("/fonts/", StringComparison.Ordinal);
        return await client.GetByteArrayAsync(css[at..css.IndexOf('"', at)]);
    }

    private async Task<StaffAnswer> UploadAsync(string name, byte[] file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        using var called = new StringContent(name);
        content.Headers.ContentType = new MediaTypeHeaderValue("font/woff2");
        form.Add(called, "name");
        form.Add(content, "file", "font.woff2");
        return await _staff.SendAsync($"{Page}/fonts", form);
    }
}
