using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Content;

/// <summary>What the merchant says and shows of the shop stands on its pages as soon as it is stored.</summary>
public sealed class StorefrontContentTests : IAsyncLifetime
{
    private const string Square = """<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><path d="M0 0h9v9z"/></svg>""";

    private ShopInProcess? _shop;
    private CookieShopper? _shopper;

    public async Task InitializeAsync()
    {
        _shop = await ShopInProcess.StartAsync();
        _shopper = new CookieShopper(_shop.Address);
    }

    public async Task DisposeAsync()
    {
        _shopper!.Dispose();
        await _shop!.DisposeAsync();
    }

    [Fact]
    public async Task The_demo_shows_its_own_words_and_pictures_in_both_languages()
    {
        var page = await _shopper!.GetAsync("/");
        Assert.Equal("Loose-leaf tea and hand-made teaware · Leaf & Kiln", page.Document.Title);
        Assert.Equal("Good leaves, and pots that do them justice.", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["Categories", "Popular now", "New in the shop", "A kiln, a kettle and two trades"],
            page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        var spanish = await _shopper.GetAsync("/es");
        Assert.Equal("Buenas hojas, y teteras que están a su altura.", spanish.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Puedes desistir de una compra", spanish.Document.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        var hero = page.Document.QuerySelector(".hero img")!;
        Assert.Equal(("1600", "1200"), (hero.GetAttribute("width"), hero.GetAttribute("height")));
        await AssertKeptForGoodAsync(hero.GetAttribute("src"));
        await AssertKeptForGoodAsync(page.Document.QuerySelector(".brand img")!.GetAttribute("src"));
        await AssertKeptForGoodAsync(page.Document.QuerySelector("link[rel=icon]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Each_category_on_the_front_page_has_the_picture_of_a_product_of_its_own()
    {
        var page = await _shopper!.GetAsync("/");
        var shown = page.Document.QuerySelectorAll(".category-list li");
        Assert.NotEmpty(shown);
        var pictures = shown.Select(category => category.QuerySelector(".picture img")!).ToList();
        Assert.All(pictures, picture => Assert.Equal("", picture.GetAttribute("alt")));
        Assert.Equal(pictures.Count, pictures.Select(picture => picture.GetAttribute("src")).Distinct().Count());
        foreach (var (category, picture) in shown.Zip(pictures))
        {
            var list = await _shopper.GetAsync(category.QuerySelector("a")!.GetAttribute("href")! + "?sort=newest");
            Assert.Equal(picture.GetAttribute("src"), list.Document.QuerySelector(".product-card img")!.GetAttribute("src"));
        }
    }

    [Fact]
    public async Task New_words_sections_and_pictures_are_on_the_kept_pages_at_once()
    {
        foreach (var path in new[] { "/", "/es", "/catalogue" }) await _shopper!.GetAsync(path);
        var logo = (await _shopper!.GetAsync("/catalogue")).Document.QuerySelector(".brand img")!.GetAttribute("src");
        await DoAsync<WriteFrontPage>(write => write.ExecuteAsync(
            [
                new SectionDraft(SectionKind.Text, new Dictionary<string, SectionText> { ["en"] = new("About us", "First\nSecond") }),
                new SectionDraft(SectionKind.Newest, new Dictionary<string, SectionText> { ["es"] = new("Recién llegado") }),
            ], default));
        await DoAsync<WriteStorefront>(write => write.ExecuteAsync(
            new Dictionary<string, StorefrontWords> { ["en"] = new("Everything for <you>", "Opening hours", "From nine\nTo five") },
            default));
        await DoAsync<SaveContentPicture>(save => save.ExecuteAsync(ContentPicture.Logo, Square, null, default));
        var page = await _shopper.GetAsync("/");
        Assert.StartsWith("Everything for <you> ·", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(["About us", "New in the shop"], page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal(["First", "Second"], page.Document.QuerySelectorAll(".story p").Select(paragraph => paragraph.TextContent));
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        // Where Spanish words are missing, the shop's first language speaks.
        var spanish = await _shopper.GetAsync("/es");
        Assert.Equal(["About us", "Recién llegado"], spanish.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        var list = await _shopper.GetAsync("/catalogue");
        Assert.Equal(
            ["From nine", "To five"], list.Document.QuerySelectorAll("footer .bar > div:last-child > p")
                .Select(paragraph => paragraph.TextContent));
        Assert.NotEqual(logo, list.Document.QuerySelector(".brand img")!.GetAttribute("src"));
        Assert.Equal(Square, (await _shopper.GetAsync("/logo.svg")).Body);
    }

    [Theory]
    [InlineData(
        "/products/shizuoka-sencha", "2–3 working days in Spain and Portugal, 4–6 elsewhere",
        "€4.90 in Spain and Portugal, €9.90 elsewhere", "€45 in Spain and Portugal, €90 elsewhere")]
    [InlineData(
        "/es/products/sencha-de-shizuoka", "2–3 días laborables en España y Portugal, 4–6 en los demás países",
        "4,90 € en España y Portugal, 9,90 € en los demás países", "45 € en España y Portugal, 90 € en los demás países")]
    public async Task The_product_page_says_what_the_ways_of_sending_promise(string path, params string[] words)
    {
        var page = await _shopper!.GetAsync(path);
        Assert.Equal(words, Promises(page));
    }

    [Fact]
    public async Task A_new_way_of_sending_is_on_the_kept_product_page_at_once()
    {
        const string Path = "/products/shizuoka-sencha";
        await _shopper!.GetAsync(Path);
        await DoAsync<ShopDbContext>(db =>
        {
            var names = new Dictionary<string, string> { ["en"] = "Bicycle" };
            db.Add(ShippingMethod.Create("bike", ["ES"], names, Money.Eur(0), null, 5000, (1, 1)));
            return db.SaveChangesAsync();
        });
        var page = await _shopper.GetAsync(Path);
        Assert.Equal(
            [
                "1 working day in Spain, 2–3 in Portugal, 4–6 elsewhere", "free in Spain, €4.90 in Portugal, €9.90 elsewhere",
                "€45 in Portugal, €90 elsewhere",
            ],
            Promises(page));
    }

    // Each line without its label.
    private static IEnumerable<string> Promises(ShopPage page) => page.Document.QuerySelectorAll("[data-promise]")
        .Select(promise => promise.LastChild!.TextContent.Replace('\u00A0', ' ').Trim());

    private async Task AssertKeptForGoodAsync(string? picture)
    {
        using var client = new HttpClient { BaseAddress = _shop!.Address };
        using var answer = await client.GetAsync(new Uri(picture!, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    private async Task DoAsync<T>(Func<T, Task> work) where T : notnull
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
