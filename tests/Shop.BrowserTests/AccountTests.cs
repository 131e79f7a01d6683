using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>A shopper with an account, as a person sees it.</summary>
public sealed class AccountTests(SharedShop shared) : IClassFixture<SharedShop>, IAsyncLifetime
{
    private const string Password = "tea in the afternoon";
    private static readonly string[] Pages =
        ["/account", "/account/addresses", "/account/addresses/new", "/account/security", "/account/data", "/account/link"];

    private readonly string _email = $"anna.{Guid.NewGuid():N}@example.com";
    private Browser _browser = null!;

    public async Task InitializeAsync() => _browser = await Browser.StartAsync();

    public async Task DisposeAsync() => await _browser.DisposeAsync();

    [ChromiumFact]
    public async Task A_shopper_registers_confirms_buys_sees_the_order_and_orders_again_without_a_script()
    {
        var page = await _browser.OpenAsync(shared.Shop.Address, new BrowserView(375, 812, JavaScript: false));
        var watch = new PageWatch(page);
        await JoinAsync(page);
        await BuyAsync(page);
        await page.ReachAsync("/orders/[^/]+$");
        Assert.Equal(0, await page.Locator("[data-account-offer]").CountAsync());
        await page.Locator(".head-links a[href='/account']").ClickAsync();
        Assert.Equal(1, await page.Locator("[data-order]").CountAsync());
        await page.Locator("form[action$='/reorder'] button").ClickAsync();
        await page.ReachAsync("/cart$");
        Assert.Equal(1, await page.Locator("li[data-sku]").CountAsync());
        await page.GotoAsync("/account/addresses");
        Assert.Equal(1, await page.Locator("[data-address]").CountAsync());
        await page.GotoAsync("/checkout");
        Assert.Equal(new CheckoutFields().Address1, await page.InputValueAsync("#address1"));
        Assert.True(watch.Complaints.Count == 0, string.Join("\n", watch.Complaints));
    }

    [ChromiumFact]
    public async Task The_pages_of_an_account_hold_nothing_that_shuts_anybody_out()
    {
        var page = await _browser.OpenAsync(shared.Shop.Address);
        await JoinAsync(page);
        var problems = new List<string>();
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            problems.AddRange(await Accessibility.InAllViewsAsync(page, path));
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private async Task JoinAsync(IPage page)
    {
        await page.GotoAsync("/account/register");
        await page.FillAsync("#account-email", _email);
        await page.FillAsync("#account-password", Password);
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[data-account-sent]").WaitForAsync();
        var mail = await shared.Shop.Sandbox.MailAsync(mail => mail.To.Contains(_email, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        await page.GotoAsync(Regex.Match(mail.Text!, "/account/confirm/[A-Za-z0-9_-]+").Value);
        await page.FillAsync("#account-password", Password);
        await page.Locator("main form button").ClickAsync();
        await page.Locator($"[data-account='{_email}']").WaitForAsync();
    }

    private static async Task BuyAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("nav.category-nav a").First.ClickAsync();
        await page.Locator(".product-card:not(.gone) a").First.ClickAsync();
        await page.Locator("form[data-add-to-cart] button").ClickAsync();
        await page.GotoAsync("/checkout");
        var fields = new CheckoutFields();
        foreach (var (name, value) in new[] { ("name", fields.Name), ("address1", fields.Address1), ("postcode", fields.Postcode),
            ("city", fields.City) })
            await page.FillAsync($"#{name}", value);
        await page.CheckAsync("#saveaddress");
        await page.Locator("button[value=order]").ClickAsync();
        await page.FillAsync("#card_number", TestCards.Good);
        await page.FillAsync("#expiry", "12/40");
        await page.FillAsync("#cvc", "123");
        await page.Locator("button[value=pay]").ClickAsync();
    }
}
