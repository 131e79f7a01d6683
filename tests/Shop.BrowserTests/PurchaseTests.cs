using System.Globalization;
using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Buying as a person does: real Chromium, real program, real HTTP. Each ends with all invariants checked.</summary>
public sealed class PurchaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private ShopProcess _shop = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _shop = await ShopProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "2"));
        _browser = await Browser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [ChromiumTheory]
    [InlineData("", true)]
    [InlineData("/es", false)]
    public async Task Three_products_with_a_coupon_cost_the_same_to_the_cent_on_page_ledger_mail_pdf_admin_and_csv(string prefix,
        bool javaScript)
    {
        var page = await _browser.OpenAsync(_shop.Address, new BrowserView(JavaScript: javaScript));
        var watch = new PageWatch(page);
        await PutThreeIntoTheCartAsync(page, prefix);
        await UseCouponAsync(page, prefix, " welcome10 ");
        await OrderAsync(page, prefix, "anna@example.com");
        await PayAsync(page, TestCards.Good);
        await page.ReachAsync("/orders/[^/]+$");
        Assert.Equal("paid", await HookAsync(page, "data-order-status"));

        await EverywhereTheSameAsync(page, prefix);
        Assert.True(watch.Complaints.Count == 0, string.Join("\n", watch.Complaints));
        await VerifyAsync();
    }

    [ChromiumFact]
    public async Task A_declined_card_keeps_the_cart_and_the_buyer_pays_again_with_another()
    {
        var page = await _browser.OpenAsync(_shop.Address, new BrowserView(375, 812));
        await PutThreeIntoTheCartAsync(page, "");
        await OrderAsync(page, "", "bo@example.com");
        await PayAsync(page, TestCards.Declined);
        Assert.Contains("declined", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await page.Locator("button[value=cancel]").ClickAsync();
        Assert.Equal("awaiting-payment", await HookAsync(page, "data-order-status"));
        var orderPage = page.Url;
        await page.GotoAsync("/cart");
        Assert.Equal(3, await page.Locator("li[data-sku]").CountAsync());

        await page.GotoAsync(orderPage);
        await page.Locator("form[action$='/pay'] button").ClickAsync();
        await PayAsync(page, TestCards.Good);
        await page.ReachAsync("/orders/[^/]+$");
        Assert.Equal("paid", await HookAsync(page, "data-order-status"));
        await page.GotoAsync("/cart");
        Assert.Equal(0, await page.Locator("li[data-sku]").CountAsync());
        await VerifyAsync();
    }

    [ChromiumFact]
    public async Task A_product_that_is_added_just_before_leaving_its_page_is_in_the_cart()
    {
        var page = await _browser.OpenAsync(_shop.Address, new BrowserView());
        await page.GotoAsync("/");
        await page.Locator("nav.category-nav a").First.ClickAsync();
        await page.Locator(".product-card:not(.gone) a").First.ClickAsync();
        await page.Locator("form[data-add-to-cart] button").WaitForAsync();
        await page.EvaluateAsync("document.querySelector('form[data-add-to-cart] button').click(); location.href = '/cart'");
        await page.ReachAsync("/cart$");
        for (var waited = 0; waited < 100 && await page.Locator("li[data-sku]").CountAsync() == 0; waited++)
        {
            await Task.Delay(100);
            await page.GotoAsync("/cart");
        }

        Assert.Equal(1, await page.Locator("li[data-sku]").CountAsync());
    }

    private static async Task PutThreeIntoTheCartAsync(IPage page, string prefix)
    {
        await page.GotoAsync($"{prefix}/");
        await page.Locator("nav.category-nav a").First.ClickAsync();
        var products = await page.Locator(".product-card:not(.gone) a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        var added = 0;
        foreach (var product in products.Take(3))
        {
            await page.GotoAsync(product);
            await page.FillAsync("#quantity", "2");
            await page.Locator("form[data-add-to-cart] button").ClickAsync();
            await page.Locator($"[data-cart-count='{2 * ++added}']").First.WaitForAsync();
        }
    }

    private static async Task UseCouponAsync(IPage page, string prefix, string code)
    {
        await page.GotoAsync($"{prefix}/cart");
        await page.Locator(".coupon summary").ClickAsync();
        await page.FillAsync("#code", code);
        await page.Locator("form[action$='/cart/coupon'] button").ClickAsync();
        await page.Locator("form[action$='/cart/coupon/remove']").WaitForAsync();
    }

    private static async Task OrderAsync(IPage page, string prefix, string email)
    {
        await page.GotoAsync($"{prefix}/cart");
        await page.Locator("a.button[href*='/checkout']").ClickAsync();
        var fields = new CheckoutFields();
        foreach (var (name, value) in new[] { ("email", email), ("name", fields.Name), ("address1", fields.Address1),
            ("postcode", fields.Postcode), ("city", fields.City) })
            await page.FillAsync($"#{name}", value);
        await page.Locator("button[value=order]").ClickAsync();
        await page.Locator("#card_number").WaitForAsync();
    }

    private static async Task PayAsync(IPage page, string card)
    {
        await page.FillAsync("#card_number", card);
        await page.FillAsync("#expiry", "12/40");
        await page.FillAsync("#cvc", "123");
        await page.Locator("button[value=pay]").ClickAsync();
    }

    private static async Task<string> HookAsync(IPage page, string name) =>
        (await page.Locator($"main [{name}]").First.GetAttributeAsync(name))!;

    private async Task EverywhereTheSameAsync(IPage page, string prefix)
    {
        var total = long.Parse(await HookAsync(page, "data-total-minor"), CultureInfo.InvariantCulture);
        var number = await HookAsync(page, "data-order-number");
        Assert.Equal(total, (await _shop.Sandbox.LedgerAsync()).Sessions.Single().AmountTotal);

        var mail = await _shop.Sandbox.MailAsync(mail => mail.Text!.Contains(number, StringComparison.Ordinal), Patience);
        Assert.Contains(total, ShownAmounts.In(mail.Text!));
        Assert.StartsWith(prefix == "/es" ? "Tu pedido" : "Your order", mail.Subject, StringComparison.Ordinal);

        using var person = new CookieShopper(_shop.Address);
        var pdf = await person.DownloadAsync(new Uri(page.Url).AbsolutePath + "/invoice.pdf");
        Assert.Equal(await _shop.Sandbox.AttachmentAsync(mail, mail.Pdf.Name), pdf);
        Assert.Contains(total, ShownAmounts.In(await PdfText.ReadAsync(pdf)));

        await person.SignInAsync(await _shop.CreateAdminAsync("owner@example.com"));
        Assert.Equal(total, (await person.GetAsync($"/admin/orders/{number}")).TotalMinor);
        var rows = CsvText.Read(await person.DownloadAsync("/admin/orders/export.csv")).Where(row => row["order_number"] == number)
            .ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal((total / 100m).ToString("0.00", CultureInfo.InvariantCulture), row["order_total"]));
        var parts = rows.Sum(row => decimal.Parse(row["line_total"], CultureInfo.InvariantCulture))
            + decimal.Parse(rows[0]["shipping"], CultureInfo.InvariantCulture);
        Assert.Equal(total, parts * 100);
    }

    private async Task VerifyAsync()
    {
        var result = await _shop.RunCommandAsync("verify");
        Assert.True(result.ExitCode == 0, result.Output);
    }
}
