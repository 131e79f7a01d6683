using System.Globalization;
using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Catalogue;

/// <summary>Staff's catalogue: from nothing to a product that is bought, without JavaScript.</summary>
public sealed class CatalogueAdminTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private const HttpStatusCode Refused = HttpStatusCode.UnprocessableEntity;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    [Fact]
    public async Task A_product_with_twelve_variants_in_two_languages_is_made_and_bought()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeOptionAsync("jar-size", ("Small", "Pequeño"), ("Medium", "Mediano"), ("Large", "Grande"));
        await staff.MakeOptionAsync("jar-glaze", ("Ash", "Ceniza"), ("Celadon", "Celadón"), ("Iron", "Hierro"), ("Snow", "Nieve"));
        await staff.MakeProductAsync("moon-jar", "Moon jar");
        await staff.SaveAsync("/admin/products/moon-jar", "/sections/text-es", ("name", "Jarra luna"), ("summary", "Redonda."),
            ("details", "Origen: Girona"));
        await staff.SaveAsync("/admin/products/moon-jar/variants", "/variants/options", ("option-0", "jar-size"),
            ("option-1", "jar-glaze"));
        var matrix = await staff.GetAsync(
            "/admin/products/moon-jar/variants?pick-jar-size=small&pick-jar-size=medium&pick-jar-size=large&pick-jar-glaze=ash&pick-jar-glaze=celadon&pick-jar-glaze=iron&pick-jar-glaze=snow");
        Assert.Equal(12, matrix.Document.QuerySelectorAll("tr[data-combination]").Length);
        var made = await staff.SubmitAsync(matrix, "/variants/matrix", ("price", "48.50"), ("weight", "900"), ("price[large~snow]", "64"));
        Assert.Equal(HttpStatusCode.SeeOther, made.Status);
        Assert.Equal(12, (await staff.FollowAsync(made)).Document.QuerySelectorAll("tr[data-variant]").Length);
        await staff.SaveAsync("/admin/products/moon-jar", "/sections/status", ("status", "published"));
        await staff.PostAsync("/admin/stock/MOON-JAR-LARGE-SNOW", ("kind", "received"), ("by", "2"));

        using var shopper = new CookieShopper(shared.Shop.Address, "/es");
        var page = await shopper.GetAsync("/products/jarra-luna");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("6400", page.Document.QuerySelector("[data-sku=MOON-JAR-LARGE-SNOW]")!.GetAttribute("data-price-minor"));
        await shopper.AddToCartAsync("MOON-JAR-LARGE-SNOW", 1);
        var order = await shopper.ReachOrderPageAsync(
            await shopper.PayAsync(await shopper.CheckoutAsync(new CheckoutFields { Email = "luna@example.com" }), TestCards.Good),
            Patience);
        Assert.Contains("Grande, Nieve", order.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_section_is_answered_409_with_both_values_and_overwrites_nothing()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeProductAsync("two-hands", "Two hands");
        var mine = await staff.GetAsync("/admin/products/two-hands");
        await staff.SaveAsync("/admin/products/two-hands", "/sections/text-en", ("summary", "Theirs"));
        var stale = await staff.SubmitAsync(mine, "/sections/text-en", ("summary", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.NotEmpty(stale.Alerts);
        Assert.Equal("Mine", stale.Document.QuerySelector("#text-en-summary")!.TextContent.Trim());
        Assert.Contains("Theirs", stale.Document.QuerySelector("#text-en [data-stored=summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs", (await staff.GetAsync("/admin/products/two-hands"))
            .Document.QuerySelector("#text-en-summary")!.TextContent.Trim());
        await staff.StockOneVariantAsync("two-hands", "10");
        var table = await staff.GetAsync("/admin/products/two-hands/variants");
        await staff.SaveAsync("/admin/products/two-hands/variants", "/two-hands/variants", ("price[TWO-HANDS]", "11.00"));
        var late = await staff.SubmitAsync(table, "/two-hands/variants", ("price[TWO-HANDS]", "12.00"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("11.00", late.Document.QuerySelector("[data-stored='price[TWO-HANDS]']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_product_is_a_draft_for_staff_alone_until_its_time_comes()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeProductAsync("soon", "Soon cup");
        await staff.StockOneVariantAsync("soon", "21");
        // A field has whole minutes: this one is a quarter of a minute ahead at least.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
        var at = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow.AddSeconds(75), zone)
            .ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        var page = await staff.SubmitAsync(await staff.GetAsync("/admin/products/soon"), "/sections/status", ("status", "scheduled"),
            ("publish-at", at));
        Assert.Equal("scheduled", (await staff.FollowAsync(page)).Hook("data-product-status"));
        using var shopper = new CookieShopper(shared.Shop.Address);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin/products/soon/preview")).Status);
        await Eventually.TrueAsync(async () => (await shopper.GetAsync("/products/soon-cup"))
            .Status == HttpStatusCode.OK, Patience, "the product never appeared");
    }

    [Fact]
    public async Task A_sale_that_is_entered_is_what_shoppers_pay_and_the_history_has_both_prices()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeProductAsync("bargain", "Bargain bowl");
        await staff.StockOneVariantAsync("bargain", "30");
        await staff.SaveAsync("/admin/products/bargain", "/sections/status", ("status", "published"));
        await staff.SaveAsync("/admin/products/bargain/variants", "/bargain/variants", ("sale[BARGAIN]", "24"),
            ("until[BARGAIN]", "2099-12-31T23:59"));
        using var shopper = new CookieShopper(shared.Shop.Address);
        Assert.Equal("2400", (await shopper.GetAsync("/products/bargain-bowl")).Hook("data-price-minor"));
        Assert.Equal(2, (await staff.GetAsync("/admin/products/bargain")).Document.QuerySelectorAll("tr[data-price-change=BARGAIN]")
            .Length);
        await staff.SaveAsync("/admin/products/bargain/variants", "/bargain/variants", ("sale[BARGAIN]", ""), ("from[BARGAIN]", ""),
            ("until[BARGAIN]", ""));
        Assert.Equal("3000", (await shopper.GetAsync("/products/bargain-bowl")).Hook("data-price-minor"));
    }

    [Theory]
    [InlineData("price", "-1")]
    [InlineData("price", "")]
    [InlineData("price", "1.005")]
    [InlineData("sale", "99")]
    [InlineData("gtin", "4006381333932")]
    [InlineData("gtin", "abc")]
    [InlineData("weight", "-5")]
    [InlineData("weight", "")]
    [InlineData("net", "0")]
    [InlineData("unit", "Barrel")]
    [InlineData("tax", "7")]
    [InlineData("until", "2026-03-29T02:30")]
    public async Task A_variant_that_cannot_be_is_told_beside_its_field_and_the_others_are_not_saved(string field, string value)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var code = $"bad-{Guid.NewGuid():N}"[..20];
        var sku = code.ToUpperInvariant();
        await staff.MakeProductAsync(code, code);
        await staff.StockOneVariantAsync(code, "10");
        var fields = new Dictionary<string, string> { [$"price[{sku}]"] = "13", [$"sale[{sku}]"] = "12", [$"{field}[{sku}]"] = value };
        var answer = await staff.SubmitAsync(await staff.GetAsync($"/admin/products/{code}/variants"), $"/{code}/variants",
            [.. fields.Select(each => (each.Key, each.Value))]);
        Assert.Equal(Refused, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector($"#variants-{field}-{sku}-problem"));
        foreach (var (name, typed) in fields.Where(each => !each.Key.StartsWith("unit", StringComparison.Ordinal)
            && !each.Key.StartsWith("tax", StringComparison.Ordinal)))
            Assert.Equal(typed, answer.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value"));
        Assert.Equal("10.00", (await staff.GetAsync($"/admin/products/{code}/variants"))
            .Document.QuerySelector($"[name='price[{sku}]']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("text-en", "name", "")]
    [InlineData("text-en", "slug", "Not an address")]
    [InlineData("text-en", "slug", "round-stoneware-teapot")]
    [InlineData("text-en", "details", "no colon here")]
    [InlineData("organisation", "category", "no-such")]
    [InlineData("organisation", "brand", "no-such")]
    [InlineData("organisation", "tags", "fine bro/ken")]
    [InlineData("status", "status", "gone")]
    [InlineData("related", "related", "no-such-product")]
    [InlineData("attributes", "facet-water", "hot")]
    public async Task A_section_that_cannot_be_is_told_beside_its_field(string section, string field, string value)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var code = $"odd-{Guid.NewGuid():N}"[..20];
        await staff.MakeProductAsync(code, code);
        var answer = await staff.SubmitAsync(await staff.GetAsync($"/admin/products/{code}"), $"/sections/{section}", (field, value));
        Assert.Equal(Refused, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector($"#{section}-{field}-problem"));
        var shown = answer.Document.QuerySelector($"#{section}-{field}")!;
        if (shown.LocalName != "select") Assert.Equal(value, shown.GetAttribute("value") ?? shown.TextContent.Trim());
    }

    [Fact]
    public async Task The_list_finds_a_product_by_name_sku_and_status()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeProductAsync("needle", "Needle rest");
        foreach (var query in new[] { "q=needle", "q=REST+needle&status=draft", "q=Needle&category=teaware&soldOut=true" })
            Assert.NotNull((await staff.GetAsync($"/admin/products?{query}")).Document.QuerySelector("tr[data-product=needle]"));
        Assert.Null((await staff.GetAsync("/admin/products?q=needle&status=published")).Document.QuerySelector("tr[data-product=needle]"));
        await staff.StockOneVariantAsync("needle", "4");
        Assert.NotNull((await staff.GetAsync("/admin/products?q=NEEDLE")).Document.QuerySelector("tr[data-product=needle]"));
        Assert.Null((await staff.GetAsync("/admin/products?q=needle&soldOut=true")).Document.QuerySelector("tr[data-product=needle]"));
    }

    [Fact]
    public async Task Categories_and_brands_are_made_changed_moved_and_kept_while_products_need_them()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.SaveAsync("/admin/brands/_new", "/_new", ("name", "Taller Nord"));
        await staff.SaveAsync("/admin/categories/_new", "/_new", ("name-en", "Vases"), ("name-es", "Jarrones"));
        await staff.SaveAsync("/admin/categories/vases", "/parent", ("parent", "teaware"));
        var ring = await staff.SubmitAsync(await staff.GetAsync("/admin/categories/teaware"), "/parent", ("parent", "vases"));
        Assert.Equal(Refused, ring.Status);
        await staff.MakeProductAsync("nord-vase", "Nord vase");
        await staff.SaveAsync("/admin/products/nord-vase", "/sections/organisation", ("category", "vases"), ("brand", "taller-nord"));
        foreach (var (kind, code) in new[] { ("categories", "vases"), ("brands", "taller-nord") })
            Assert.Contains("cannot be deleted",
                (await staff.SubmitAsync(await staff.GetAsync($"/admin/{kind}/{code}"), "/delete", ("confirm", code)))
                .Alerts, StringComparison.Ordinal);
        var mine = await staff.GetAsync("/admin/brands/taller-nord");
        await staff.SaveAsync("/admin/brands/taller-nord", "/taller-nord", ("name", "Nord"));
        Assert.Equal(HttpStatusCode.Conflict, (await staff.SubmitAsync(mine, "/taller-nord", ("name", "Sud"))).Status);
        Assert.Equal(Refused,
            (await staff.SubmitAsync(await staff.GetAsync("/admin/categories/_new"), "/_new", ("name-en", "Other"), ("slug-en", "vases")))
            .Status);
    }
}
