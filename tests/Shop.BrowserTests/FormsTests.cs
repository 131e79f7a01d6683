using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The forms of cart and checkout in a browser: in place with a script, and a clean way back without one.</summary>
[Collection(nameof(LookedAtShop))]
public sealed class FormsTests(SharedShop shared)
{
    private const string Sku = "LK-SEN-050";
    private const string Product = "/products/shizuoka-sencha?sku=" + Sku;

    [ChromiumFact]
    public async Task Too_much_is_refused_in_place_where_a_phone_shows_it()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(375, 667));
        var watch = new PageWatch(page);
        await page.GotoAsync(Product);
        await page.FillAsync("#quantity", "99");
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        var refusal = page.Locator("[data-add-answer] .problem");
        await Assertions.Expect(refusal).ToContainTextAsync("Nothing was put into your cart");
        await Assertions.Expect(refusal).ToBeInViewportAsync();
        Assert.Equal("99", await page.InputValueAsync("#quantity"));
        Assert.Equal(1, await page.Locator("[data-cart-count='0']").CountAsync());
        await page.FillAsync("#quantity", "1");
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        await page.Locator("[data-cart-count='1']").WaitForAsync();
        Assert.Equal(0, await refusal.CountAsync());
        // The refused answer is a line in the browser's own log.
        Assert.All(watch.Complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task Cart_and_checkout_change_in_place_and_keep_focus_and_what_was_typed()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address);
        await FillCartAsync(page);
        await page.GotoAsync("/cart");
        await page.FillAsync($"#q-{Sku}", "2");
        await page.Locator($"#q-{Sku}").DispatchEventAsync("change");
        await page.Locator("li[data-quantity='2']").WaitForAsync();
        Assert.Equal($"q-{Sku}", await FocusAsync(page));

        await page.GotoAsync("/checkout");
        await page.FillAsync("#email", "nuria@example.com");
        await page.Locator("#country").FocusAsync();
        await page.SelectOptionAsync("#country", "DE");
        await Assertions.Expect(page.Locator("[data-delivery]")).ToContainTextAsync("Delivery to Germany");
        Assert.Equal(("country", "nuria@example.com"), (await FocusAsync(page), await page.InputValueAsync("#email")));
        Assert.Equal("DE", await page.InputValueAsync("[name=showncountry]"));
        await page.FillAsync("#name", "Núria");
        await page.Locator(".head-links button[lang=es]").ClickAsync();
        await page.ReachAsync("/es/checkout$");
        Assert.Equal("Núria", await page.InputValueAsync("#name"));
        await page.FillAsync("#city", "Girona");
        await page.GotoAsync("/");
        await page.GotoAsync("/checkout");
        Assert.Equal("Girona", await page.InputValueAsync("#city"));
        Assert.Empty(await Accessibility.ViolationsAsync(page));
    }

    [ChromiumFact]
    public async Task Without_a_script_Enter_orders_and_Back_after_a_refusal_shows_the_page_and_asks_nothing()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(JavaScript: false));
        await FillCartAsync(page);
        await page.GotoAsync("/checkout");
        await page.FillAsync("#email", "nobody");
        await page.PressAsync("#email", "Enter");
        await page.Locator("[role=alert] a[href='#email']").WaitForAsync();
        Assert.EndsWith("/checkout", page.Url, StringComparison.Ordinal);
        await page.Locator("fieldset#shipping button[value=update]").ClickAsync();
        await page.Locator("[data-delivery]").WaitForAsync();
        await page.GotoAsync("/cart");
        await page.GoBackAsync();
        Assert.Equal("nobody", await page.InputValueAsync("#email"));
        await page.ReloadAsync();
        Assert.Equal("nobody", await page.InputValueAsync("#email"));
    }

    private static async Task FillCartAsync(IPage page)
    {
        await page.GotoAsync(Product);
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        await page.Locator("[data-cart-count='1']").WaitForAsync();
    }

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");
}
