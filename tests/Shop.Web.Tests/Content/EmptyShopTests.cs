using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>A shop without demo data says nothing that its merchant has not said.</summary>
public sealed partial class EmptyShopTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-empty-").FullName;
    private WebApplication? _shop;
    private CookieShopper? _shopper;

    public async Task InitializeAsync()
    {
        _shop = await LoneShop.StartAsync(
            _data, "--Shop:Name=Corner & Sons", "--Seller:Name=Corner Ltd", "--Seller:Address:0=Main Street 1", "--Seller:Address:1=Town",
            "--Seller:VatId=ESB00000000", "--Seller:Email=hello@corner.example", "--Seller:Phone=+34 900 000 000",
            "--Smtp:From=shop@corner.example");
        _shopper = new CookieShopper(new Uri(_shop.Urls.Single()));
    }

    public async Task DisposeAsync()
    {
        _shopper?.Dispose();
        await _shop!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/es", 200)]
    [InlineData("/catalogue", 200)]
    [InlineData("/es/catalogue", 200)]
    [InlineData("/cart", 200)]
    [InlineData("/es/cart", 200)]
    [InlineData("/search?q=anything", 200)]
    [InlineData("/es/search?q=anything", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/es/no-such-page", 404)]
    [InlineData("/admin/sign-in", 200)]
    public async Task No_page_names_the_demos_merchant_or_what_it_sells(string path, int status)
    {
        var page = await _shopper!.GetAsync(path);
        Assert.Equal(status, (int)page.Status);
        Assert.Contains("Corner & Sons", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal([], DemoWords().Matches(page.Body).Select(match => match.Value));
        Assert.Null(page.Document.QuerySelector(".brand img"));
        Assert.Equal("Corner & Sons", page.Document.QuerySelector(".brand")!.TextContent.Trim());
        Assert.Equal("/favicon.svg", page.Document.QuerySelector("link[rel=icon]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Té", true)]
    [InlineData("a kiln.", true)]
    [InlineData("Leaf &amp; Kiln", true)]
    [InlineData("hello@leafandkiln.example", true)]
    [InlineData("steady relief on the terrace", false)]
    public void The_demos_words_are_found_where_they_stand(string text, bool isThere) => Assert.Equal(isThere, DemoWords().IsMatch(text));

    [Theory]
    [InlineData("/", "There is nothing for sale here yet.")]
    [InlineData("/es", "Aquí aún no hay nada a la venta.")]
    public async Task The_front_page_has_the_shops_name_and_says_that_nothing_is_for_sale_until_something_is(string path, string words)
    {
        var page = await _shopper!.GetAsync(path);
        Assert.Equal("Corner & Sons", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains(words, page.Document.QuerySelector("[data-nothing-for-sale]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main h2, main .button, main img"));
    }

    [Fact]
    public async Task Its_categories_and_newest_goods_are_there_as_soon_as_they_are_stored()
    {
        await _shopper!.GetAsync("/");
        await AddCategoryAsync(Category.Create("toys", 0).Translate("en", "Toys", "toys", "For children"));
        var page = await _shopper.GetAsync("/");
        Assert.Equal("Toys", page.Document.QuerySelector(".category-list h3")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("[data-nothing-for-sale]"));
        using var staff = new CookieShopper(new Uri(_shop!.Urls.Single()));
        await staff.SignInAsync(new StaffAccount(LoneShop.StaffEmail, LoneShop.StaffPassword));
        const string form = "/admin/products/_new";
        await staff.SaveAsync(form, form, ("code", "top"), ("name", "Spinning top"), ("category", "toys"));
        await staff.StockOneVariantAsync("top", "4.50");
        await staff.SaveAsync("/admin/products/top", "/sections/status", ("status", "published"));
        page = await _shopper.GetAsync("/");
        Assert.Null(page.Document.QuerySelector("[data-nothing-for-sale]"));
        Assert.Contains("Spinning top", page.Document.QuerySelector(".cards")!.TextContent, StringComparison.Ordinal);
        var product = await _shopper.VisitAsync("/products/spinning-top");
        Assert.Equal(HttpStatusCode.OK, product.Status);
        Assert.Empty(product.Document.QuerySelectorAll("[data-promise]"));
    }

    [Fact]
    public async Task A_plain_favicon_is_served_and_no_logo()
    {
        var icon = await _shopper!.GetAsync("/favicon.svg");
        Assert.Equal(HttpStatusCode.OK, icon.Status);
        Assert.StartsWith("<svg", icon.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _shopper.GetAsync("/pictures/no-picture.svg")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _shopper.GetAsync("/logo.svg")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _shopper.GetAsync("/pictures/home.svg")).Status);
    }

    private async Task AddCategoryAsync(Category category)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(category);
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(
        @"leaf\W*(&amp;|&|and)?\W*kiln|\b(teas?|tés?|teaware|teapots?|teteras?|kilns?|hornos?|stoneware|gres|ceramics?|cerámica|leaf"
        + @"|leaves|hojas?|brew\w*|infusi\w+|matcha|girona)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DemoWords();
}
