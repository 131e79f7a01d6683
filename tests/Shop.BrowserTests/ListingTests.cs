using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Lists in a browser: filters, chips, more of the list, and the way back.</summary>
[Collection(nameof(LookedAtShop))]
public sealed class ListingTests(SharedShop shared)
{
    [ChromiumFact]
    public async Task A_choice_narrows_the_list_at_once_a_chip_takes_it_away_and_back_returns_to_what_was()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(1280, 900));
        await page.GotoAsync("/catalogue");
        var all = await TotalAsync(page);
        await page.Locator("#f-category-green-tea").CheckAsync();
        await page.ReachAsync("category=green-tea");
        await page.Locator(".chip").WaitForAsync();
        Assert.InRange(await TotalAsync(page), 1, all - 1);
        await page.Locator(".chip").ClickAsync();
        await page.ReachAsync("/catalogue$");
        Assert.Equal(all, await TotalAsync(page));
        await page.GoBackAsync();
        await page.Locator(".chip").WaitForAsync();
        Assert.InRange(await TotalAsync(page), 1, all - 1);
    }

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_of_the_list_goes_below_what_is_there_and_stays_after_a_look_at_a_product(bool script)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(375, 800, JavaScript: script));
        await page.GotoAsync("/catalogue?sort=name");
        await page.Locator("[data-more]").ClickAsync();
        await page.ReachAsync("page=1-2");
        var cards = page.Locator("[data-product]");
        await cards.Nth(24).WaitForAsync();
        var shown = await cards.CountAsync();
        await cards.Nth(24).Locator("a").ClickAsync();
        await page.Locator("[data-add-to-cart]").WaitForAsync();
        await page.GoBackAsync();
        await cards.Nth(24).WaitForAsync();
        Assert.Equal(shown, await cards.CountAsync());
    }

    private static async Task<int> TotalAsync(Microsoft.Playwright.IPage page) =>
        int.Parse((await page.Locator("[data-total-count]").GetAttributeAsync("data-total-count"))!,
            System.Globalization.CultureInfo.InvariantCulture);
}
