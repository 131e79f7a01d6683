using System.Net;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Languages;

/// <summary>A language is one registration and its texts: nothing else of the shop knows which languages there are.</summary>
public sealed class ThirdLanguageTests(ItalianShop italian) : IClassFixture<ItalianShop>, IDisposable
{
    private readonly CookieShopper _shopper = new(italian.Shop.Address, "/it");

    [Theory]
    [InlineData("")]
    [InlineData("/products/" + ItalianShop.Slug)]
    [InlineData("/cart")]
    [InlineData("/catalogue")]
    [InlineData("/search?q=teiera")]
    [InlineData("/there-is-no-such-page")]
    public async Task Every_page_is_there_in_it_and_says_so(string path)
    {
        var page = await _shopper.GetAsync(path);
        Assert.Equal("it", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("Carrello", page.Document.QuerySelector(".head-links a[href='/it/cart']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_is_written_its_way_on_the_product_page_and_in_the_cart()
    {
        var product = await _shopper.GetAsync("/products/" + ItalianShop.Slug);
        Assert.Equal(HttpStatusCode.OK, product.Status);
        Assert.Matches(@"\d,\d\d[ \u00A0]€", product.Document.QuerySelector("main")!.TextContent);
        await _shopper.PostAsync("/cart/lines", ("sku", italian.Sku), ("quantity", "2"));
        var cart = await _shopper.GetAsync("/cart");
        Assert.Contains("Teiere di ghisa", cart.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"\d,\d\d[ \u00A0]€", cart.Document.QuerySelector("[data-total-minor]")!.TextContent);
        Assert.Contains(cart.Document.QuerySelectorAll("option"), option => option.TextContent == "Germania");
    }

    [Fact]
    public async Task Search_engines_are_kept_out_of_the_personal_pages_in_every_language()
    {
        using var client = new HttpClient { BaseAddress = italian.Shop.Address };
        var robots = (await client.GetStringAsync("/robots.txt")).Split('\n');
        foreach (var path in new[] { "/account", "/cart", "/checkout", "/orders", "/withdraw/" })
            Assert.Equal([path, $"/es{path}", $"/it{path}"],
                robots.Where(line => line.EndsWith(path, StringComparison.Ordinal)).Select(line => line["Disallow: ".Length..]));
        Assert.Contains("Disallow: /admin", robots);
    }

    [Fact]
    public async Task A_text_that_it_lacks_is_the_English_one()
    {
        Assert.Contains("There is no such page", (await _shopper.GetAsync("/nowhere"))
            .Document.Body!.TextContent, StringComparison.Ordinal);
        // Countries have their names from CLDR in every language.
        Assert.Contains("Francia", (await FilledCartAsync()).Document.QuerySelectorAll("option").Select(option => option.TextContent));
    }

    [Fact]
    public async Task Search_knows_its_forms_of_words()
    {
        var found = await _shopper.GetAsync("/search?q=teiera");
        Assert.NotNull(found.Document.QuerySelector($"a[href^='/it/products/{ItalianShop.Slug}']"));
    }

    [Fact]
    public async Task Other_languages_and_search_engines_are_led_to_it()
    {
        using var english = new CookieShopper(italian.Shop.Address);
        var front = await english.GetAsync("/");
        var alternates = front.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("hreflang"));
        Assert.Equal(["en", "es", "it"], alternates.Where(code => code != "x-default"));
        Assert.Equal(["Español", "Italiano"], front.Document.QuerySelectorAll(".head-links a[hreflang]")
            .Select(link => link.TextContent.Trim()));
        using var client = new HttpClient { BaseAddress = italian.Shop.Address };
        var sitemap = await client.GetStringAsync("/sitemap.xml");
        Assert.Contains("/it</loc>", sitemap, StringComparison.Ordinal);
        Assert.Contains($"/it/products/{ItalianShop.Slug}</loc>", sitemap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checkout_takes_what_was_typed_along_into_each_other_language()
    {
        await FilledCartAsync();
        var checkout = await _shopper.GetAsync("/checkout");
        var buttons = checkout.Document.QuerySelectorAll(".head-links button[value^=language-]");
        Assert.Equal(["language-en", "language-es"], buttons.Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public async Task The_back_office_has_its_fields()
    {
        using var staff = await italian.Shop.SignedInAsync();
        var facets = await staff.GetAsync("/admin/facets/_new");
        Assert.NotNull(facets.Document.QuerySelector("[name='name-it']"));
        Assert.Contains("Italiano", (await staff.GetAsync("/admin/categories/_new")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => _shopper.Dispose();

    private async Task<ShopPage> FilledCartAsync()
    {
        await _shopper.PostAsync("/cart/lines", ("sku", italian.Sku), ("quantity", "1"));
        return await _shopper.GetAsync("/cart");
    }
}
