using System.Net;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class CrossSiteTests(HostedShop shop)
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "nonsense")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:5080.evil.example")]
    [InlineData("Referer", "https://evil.example/http://localhost:5080")]
    public async Task A_form_of_another_site_is_refused(string header, string value)
    {
        using var answer = await PostAsync((header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("This request is not allowed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://localhost:5080")]
    [InlineData("Referer", "http://localhost:5080/samples")]
    public async Task A_form_of_the_shop_is_taken(string header, string value)
    {
        using var answer = await PostAsync((header, value));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_address_that_the_browser_really_used_counts_as_the_shop()
    {
        using var answer = await PostAsync(("Origin", shop.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_the_browser_says_about_the_site_outweighs_a_fitting_origin()
    {
        using var answer = await PostAsync(("Sec-Fetch-Site", "cross-site"), ("Origin", "http://localhost:5080"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_that_is_no_browser_may_send_forms()
    {
        using var answer = await PostAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_from_another_site_opens_the_page()
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.GetAsync("/samples");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_for_machines_asks_nothing_about_sites()
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var answer = await client.PostAsync("/hooks/receive", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] headers)
    {
        using var client = shop.Client();
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "x" });
        return await client.PostAsync("/samples", form);
    }
}
