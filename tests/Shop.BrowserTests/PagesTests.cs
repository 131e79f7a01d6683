using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>All kinds of pages: accessible, quiet, and no wider than the screen, with and without JavaScript.</summary>
[Collection(nameof(LookedAtShop))]
public sealed class PagesTests(SharedShop shared) : IAsyncLifetime
{
    private const string Product = "/products/round-stoneware-teapot";
    private static readonly string[] Paths =
        ["/", "/es", "/catalogue", "/catalogue/teaware?sort=price-asc&page=1", "/search?q=sencha", "/search?q=zzz", Product, "/cart",
        "/checkout", "/no-such-page", "/admin/sign-in", "/sandbox/mail",
        "/account/sign-in", "/account/register", "/account/forgotten"];
    private Browser _browser = null!;

    public async Task InitializeAsync() => _browser = await Browser.StartAsync();

    public async Task DisposeAsync() => await _browser.DisposeAsync();

    [ChromiumFact]
    public async Task No_page_breaks_a_rule_of_wcag_2_2_aa()
    {
        var page = await _browser.OpenAsync(shared.Shop.Address);
        await FillCartAsync(page);
        var problems = new List<string>();
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            problems.AddRange(await Accessibility.InAllViewsAsync(page, path));
        }

        Assert.Empty(problems);
    }

    [ChromiumFact]
    public async Task No_page_scrolls_sideways_at_320_pixels_and_none_complains_to_the_console()
    {
        var page = await _browser.OpenAsync(shared.Shop.Address, new BrowserView(320, 700));
        await FillCartAsync(page);
        var watch = new PageWatch(page);
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            Assert.True(await Accessibility.OverflowAsync(page) <= 0, path);
        }

        Assert.DoesNotContain(watch.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    private static async Task FillCartAsync(Microsoft.Playwright.IPage page)
    {
        await page.GotoAsync(Product);
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        await page.Locator("[data-cart-count='1']").WaitForAsync();
    }
}
