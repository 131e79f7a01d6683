using System.Net;
using System.Text.Json;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Catalogue;

/// <summary>Options, sale prices, categories in parts and notices of stock, over plain HTTP.</summary>
public sealed class StorefrontTests(SharedShop shared) : IClassFixture<SharedShop>, IDisposable
{
    private const string Caddy = "/products/stoneware-tea-caddy";
    private const string Sencha = "/products/shizuoka-sencha";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CookieShopper _shopper = new(shared.Shop.Address);

    [Fact]
    public async Task Without_a_script_the_chosen_options_lead_to_their_variant()
    {
        var page = await _shopper.GetAsync(Caddy);
        Assert.Equal(["Glaze", "Capacity"], page.Document.QuerySelectorAll("fieldset[data-option] legend")
            .Select(legend => legend.TextContent));
        var cart = await _shopper.FollowAsync(await _shopper.SubmitAsync(
            page, "/cart/lines", ("option.glaze", "blush"), ("option.capacity", "900-ml"), ("quantity", "1")));
        Assert.Equal("LK-CAD-BLU-L", cart.Document.QuerySelector("li[data-sku]")!.GetAttribute("data-sku"));
    }

    [Theory]
    [InlineData("", "is not made together")]
    [InlineData("/es", "No hacemos Celadón, 900 ml")]
    public async Task A_combination_that_is_not_made_is_said_and_stays_chosen(string prefix, string words)
    {
        using var shopper = new CookieShopper(shared.Shop.Address, prefix);
        var answer = await shopper.PostAsync("/cart/lines", ("sku", "LK-CAD-CEL"), ("option.glaze", "celadon"),
            ("option.capacity", "900-ml"), ("quantity", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var page = await shopper.FollowAsync(answer);
        Assert.Contains(words, page.Alerts, StringComparison.Ordinal);
        Assert.Equal(["celadon", "900-ml"], page.Document.QuerySelectorAll("[data-option] input[checked]")
            .Select(input => input.GetAttribute("value")));
        Assert.Empty((await shopper.GetAsync("/cart")).Document.QuerySelectorAll("li[data-sku]"));
    }

    [Fact]
    public async Task A_sku_alone_still_names_a_variant_and_nonsense_options_add_nothing()
    {
        await _shopper.PostAsync("/cart/lines", ("sku", "LK-CAD-MOS"), ("quantity", "1"));
        await _shopper.PostAsync("/cart/lines", ("sku", "LK-CAD-MOS"), ("option.glaze", "gold"), ("option.x", "y"),
            ("option.capacity", "\0"), ("quantity", "1"));
        var line = Assert.Single((await _shopper.GetAsync("/cart")).Document.QuerySelectorAll("li[data-sku]"));
        Assert.Equal(("LK-CAD-MOS", "1"), (line.GetAttribute("data-sku"), line.GetAttribute("data-quantity")));
    }

    [Fact]
    public async Task A_sale_strikes_the_lowest_price_of_the_month_before_and_is_what_the_cart_charges()
    {
        var page = await _shopper.GetAsync("/products/linen-tea-cloth?sku=LK-CLO-NAT");
        // Regular €13.00, sold at €10.40 three weeks ago, €9.10 now: 12.5 % less than before, not 30 %.
        Assert.Equal("€10.40", page.Document.QuerySelector("[data-shown-prior]")!.TextContent);
        Assert.Contains("12.5", page.Document.QuerySelector("[data-shown-off]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 days before: €10.40", page.Document.QuerySelector("[data-shown-lowest]")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("910", page.Document.QuerySelector("[data-sku=LK-CLO-NAT]")!.GetAttribute("data-price-minor"));
        await _shopper.PostAsync("/cart/lines", ("sku", "LK-CLO-NAT"), ("quantity", "1"));
        Assert.Equal("910", (await _shopper.GetAsync("/cart")).Document.QuerySelector("li[data-sku]")!.GetAttribute("data-price-minor"));
    }

    [Fact]
    public async Task The_data_for_search_engines_says_what_the_page_says()
    {
        var page = await _shopper.GetAsync("/products/linen-tea-cloth");
        var block = Assert.Single(page.Document.QuerySelectorAll("script[type='application/ld+json']"));
        using var data = JsonDocument.Parse(block.TextContent);
        var graph = data.RootElement.GetProperty("@graph");
        var offer = graph[0].GetProperty("offers").EnumerateArray().First(offer => offer.GetProperty("sku").GetString() == "LK-CLO-NAT");
        Assert.Equal(("9.10", "EUR", "https://schema.org/InStock"),
            (offer.GetProperty("price").GetString(), offer.GetProperty("priceCurrency").GetString(), offer.GetProperty("availability")
                .GetString()));
        Assert.Equal("BreadcrumbList", graph[1].GetProperty("@type").GetString());
    }

    [Fact]
    public async Task A_part_of_a_category_is_found_from_the_category_which_lists_it_too()
    {
        var teaware = await _shopper.GetAsync("/catalogue/teaware");
        Assert.Contains("/catalogue/cups-and-bowls", teaware.Document.QuerySelectorAll("ul.parts a")
            .Select(link => link.GetAttribute("href")));
        Assert.Equal("11", teaware.Hook("data-total-count"));
        var part = await _shopper.GetAsync("/catalogue/cups-and-bowls");
        Assert.Equal("4", part.Hook("data-total-count"));
        Assert.Contains("/catalogue/teaware", part.Document.QuerySelectorAll("nav.crumbs a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Who_waits_for_a_sold_out_variant_gets_one_mail_when_it_is_back()
    {
        using var shopper = new CookieShopper(shared.Shop.Address, "/es");
        var slug = (await _shopper.GetAsync(Sencha))
            .Document.QuerySelector("link[hreflang=es]")!.GetAttribute("href")!.Split("/products/")[1];
        var asked = await shopper.FollowAsync(
            await shopper.PostAsync($"/products/{slug}/notice", ("sku", "LK-SEN-250"), ("email", "Gemma@example.com")));
        Assert.Contains("una sola vez", asked.Document.QuerySelector("#notice [role=status]")!.TextContent, StringComparison.Ordinal);
        await shopper.PostAsync($"/products/{slug}/notice", ("sku", "LK-SEN-250"), ("email", "gemma@example.com"));

        using var staff = new CookieShopper(shared.Shop.Address);
        await staff.SignInAsync(await shared.Shop.CreateAdminAsync("staff@leafandkiln.example"));
        await staff.PostAsync("/admin/stock/LK-SEN-250", ("by", "12"), ("kind", "received"));
        var mail = await shared.Shop.Sandbox.MailAsync(mail => mail.To.Contains("emma@example.com", StringComparison.OrdinalIgnoreCase),
            Patience);
        Assert.Contains("/es/products/", mail.Text, StringComparison.Ordinal);
        Assert.Contains("sku=LK-SEN-250", mail.Text, StringComparison.Ordinal);
        Assert.Single(await shared.Shop.Sandbox.MailsAsync(),
            mail => mail.To.Contains("emma@example.com", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("LK-SEN-250", "ana@example.com", "[role=status]")]
    [InlineData("LK-SEN-050", "ana@example.com", "[role=status]")]
    [InlineData("NO-SUCH-SKU", "ana@example.com", "[role=status]")]
    [InlineData("", "ana@example.com", "[role=status]")]
    [InlineData("LK-SEN-250", "nobody", "[role=alert]")]
    [InlineData("LK-SEN-250", "", "[role=alert]")]
    public async Task A_wish_for_a_notice_is_answered_alike_whatever_is_known(string sku, string email, string told)
    {
        var page = await _shopper.PostAndFollowAsync($"{Sencha}/notice", ("sku", sku), ("email", email));
        Assert.NotNull(page.Document.QuerySelector($"#notice {told}"));
        if (told == "[role=alert]") Assert.Equal(email, page.Document.QuerySelector("#notice-email")!.GetAttribute("value") ?? "");
        Assert.Null((await _shopper.GetAsync(Sencha)).Document.QuerySelector($"#notice {told}"));
    }

    [Fact]
    public async Task Who_asks_for_notices_without_end_is_told_to_wait()
    {
        // A shop of its own: the other tests ask from the same address.
        await using var shop = await ShopInProcess.StartAsync();
        using var shopper = new CookieShopper(shop.Address);
        for (var number = 0; number < 100; number++)
            await shopper.PostAsync($"{Sencha}/notice", ("sku", "LK-SEN-250"), ("email", $"a{number}@example.com"));
        var answer = await shopper.PostAndFollowAsync($"{Sencha}/notice", ("sku", "LK-SEN-250"), ("email", "last@example.com"));
        Assert.Contains("ten minutes", answer.Alerts, StringComparison.Ordinal);
    }

    public void Dispose() => _shopper.Dispose();
}
