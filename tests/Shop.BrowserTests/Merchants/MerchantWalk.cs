using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests.Merchants;

/// <summary>
/// A new merchant who sets a shop up by clicking: no address is typed but that of the link which the start printed. Counts clicks and
/// fields.
/// </summary>
internal sealed partial class MerchantWalk(IPage page, Trade trade)
{
    public const string Email = "owner@example.com";
    private const string Password = "several words make a good one";
    private readonly Stopwatch _time = Stopwatch.StartNew();

    public int Clicks { get; private set; }

    public int Fields { get; private set; }

    /// <summary>Where the paid test order is shown.</summary>
    public string OrderPage { get; private set; } = "";

    public string Figures => string.Create(CultureInfo.InvariantCulture,
        $"{trade.Shop}: {Clicks} clicks, {Fields} fields, {_time.Elapsed.TotalSeconds:0} seconds");

    /// <summary>From the link to the guide.</summary>
    public async Task BecomeOwnerAsync(string link)
    {
        await page.GotoAsync(link);
        await FillAsync("#email", Email);
        await FillAsync("#password", Password);
        await FillAsync("#password_again", Password);
        await ClickAsync("main form button");
        await page.Locator("[data-setup-left]").WaitForAsync();
        await ClickAsync("[data-step-done=false] a");
    }

    /// <summary>Name, address, currency, look, taxes, shipping.</summary>
    public async Task SayWhatTheShopIsAsync()
    {
        await FillAsync("[name=name]", trade.Shop);
        await FillAsync("[name=legalName]", trade.Seller);
        await FillAsync("[name=address]", trade.Address);
        if (trade.Country != "ES") await FillAsync("[name=country]", trade.Country);
        await FillAsync("[name=email]", "hello@shop.example");
        await SaveAndGoOnAsync("Save");
        await SelectAsync("[name=code]", trade.Currency);
        await SaveAndGoOnAsync("Save");
        await ClickAsync($"a[href$='preset={trade.Preset}']");
        await SaveAndGoOnAsync("Save");
        if (trade.TaxRate is { } rate) await FillAsync("[name=rate-standard]", rate);
        else await CheckAsync($"[name='use[{trade.Country}]']");
        await SaveAndGoOnAsync(trade.TaxRate is null ? "Use the ticked rates" : "Save");
        await FillAsync("[name=name-en]", "Standard delivery");
        await FillAsync("[name=price]", trade.Shipping);
        await SaveAndGoOnAsync("Create the method");
    }

    /// <summary>The four pages that the law asks for, from their drafts; and a test mail.</summary>
    public async Task WriteLegalPagesAndMailAsync()
    {
        for (var written = 0; written < 4; written++)
        {
            foreach (var blank in await page.Locator("input[name^=blank]").AllAsync())
            {
                await blank.FillAsync("as the law says");
                Fields++;
            }

            await CheckAsync("[name=published]");
            await SaveAndGoOnAsync("Create the page");
        }

        await ClickAsync("main form button:has-text('Send a test mail')");
        await NextAsync();
    }

    /// <summary>The first product with its price, stock and picture.</summary>
    public async Task AddProductAsync(string picture)
    {
        await FillAsync("[name=name]", trade.Product);
        await FillAsync("[name=new-category]", trade.Category);
        await SaveAndGoOnAsync("Create the draft");
        await FillAsync("[name='matrix.price']", trade.Price);
        await FillAsync("[name='matrix.weight']", "400");
        await ClickAsync("button[formaction$='/matrix']:not(.visually-hidden)");
        await page.Locator("[data-variant]").First.WaitForAsync();
        await NextAsync();
        await FillAsync("#by", "20");
        await SaveAndGoOnAsync("Change");
        await page.SetInputFilesAsync("#file-1", picture);
        await FillAsync("#alt-en-1", trade.Product);
        await SaveAndGoOnAsync("Add the pictures");
        await SelectAsync("[name='status.status']", "published");
        await SaveAndGoOnAsync("Save the status");
    }

    /// <summary>Buys the product as a shopper would and pays with a test card.</summary>
    public async Task BuyAsync()
    {
        await ClickAsync("main a[href*='/products/']");
        await ClickAsync("form[data-add-to-cart] button");
        await page.Locator("[data-cart-count='1']").First.WaitForAsync();
        await ClickAsync("header a[href$='/cart']");
        await ClickAsync("a.button[href*='/checkout']");
        foreach (var (name, value) in trade.Buyer.ToFields())
            if (name is not "country" && await page.Locator($"#{name}").IsVisibleAsync()) await FillAsync($"#{name}", value);
        await ClickAsync("button[value=order]");
        await FillAsync("#card_number", TestCards.Good);
        await FillAsync("#expiry", "12/40");
        await FillAsync("#cvc", "123");
        await ClickAsync("button[value=pay]");
        await page.ReachAsync("/orders/[^/]+$");
        Assert.Equal("paid", await page.Locator("main [data-order-status]").First.GetAttributeAsync("data-order-status"));
        OrderPage = new Uri(page.Url).AbsolutePath;
        await ClickAsync("[data-shop-closed] a[href='/admin/attention']");
    }

    /// <summary>Follows the guide's last step; what the page says to it.</summary>
    public async Task OpenAsync()
    {
        await ClickAsync("[data-step='Open the shop'] a");
        await ClickAsync("main form button:has-text('Open the shop')");
    }

    /// <summary>The steps of the guide that are left, as they are called.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync() => await page.Locator("[data-step-done=false]")
        .EvaluateAllAsync<string[]>("steps => steps.map(step => step.dataset.step)");
}
