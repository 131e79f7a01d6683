using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The choice of a variant in a browser.</summary>
[Collection(nameof(LookedAtShop))]
public sealed class VariantChoiceTests(SharedShop shared)
{
    [ChromiumFact]
    public async Task In_a_browser_the_choice_shows_its_price_and_what_is_not_made_and_nothing_is_refused_by_the_content_policy()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(375, 900));
        var watch = new PageWatch(page);
        await page.GotoAsync("/products/stoneware-tea-caddy");
        await page.Locator("input[value='900-ml']").CheckAsync();
        Assert.Equal("€54.00", await page.Locator("[data-shown-price]").TextContentAsync());
        Assert.Equal("LK-CAD-BLU-L", await page.Locator("form[data-add-to-cart] input[name=sku]").InputValueAsync());
        Assert.Equal("not made with this choice", await page.Locator("label:has(input[value='celadon']) [data-state]").TextContentAsync());
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        await page.Locator("[data-cart-count='1']").WaitForAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        Assert.Empty(watch.Complaints);
    }
}
