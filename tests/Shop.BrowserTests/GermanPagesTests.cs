using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>German's long words on the smallest screen.</summary>
public sealed class GermanPagesTests
{
    [ChromiumFact]
    public async Task No_German_page_scrolls_sideways_at_320_pixels()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().With("Shop__Languages", "en,de"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shop.Address, new BrowserView(320, 700));
        await page.GotoAsync("/products/round-stoneware-teapot");
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        await page.Locator("[data-cart-count='1']").WaitForAsync();
        foreach (var path in new[] { "/de", "/de/catalogue", "/de/search?q=xyz", "/de/cart", "/de/checkout?country=DE",
            "/de/no-such-page" })
        {
            await page.GotoAsync(path);
            Assert.True(await Accessibility.OverflowAsync(page) <= 0, path);
        }

        await page.GotoAsync("/de/checkout?country=DE");
        await page.Locator("button[value=order]").ClickAsync();
        await page.Locator("[role=alert]").First.WaitForAsync();
        Assert.True(await Accessibility.OverflowAsync(page) <= 0, "the refused checkout");
    }
}
