using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Shop.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Shop.BrowserTests.Merchants;

/// <summary>
/// A merchant with nothing but the program: from an empty folder in Production to an open shop, by clicking, without SQL. What
/// shoppers then see is the merchant's and nothing of the demo's.
/// </summary>
public sealed partial class NewMerchantTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int MostClicks = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Trade Candles = new("Lumbre", "Lumbre Velas, S.L.", "Calle Mayor 3\n50001 Zaragoza", "ES", "EUR", "stage")
    {
        Category = "Candles", Product = "Beeswax candle", Price = "12.90", Shipping = "4.90",
        Buyer = new CheckoutFields { Address1 = "Calle Sol 1", Postcode = "50002", City = "Zaragoza" },
    };

    private static readonly Trade Books = new("Hondana", "Hondana Books K.K.", "1-2-3 Jimbocho\nTokyo 101-0051", "JP", "JPY", "library")
    {
        Category = "Books", Product = "Atlas of small islands", Price = "1980", Shipping = "500", TaxRate = "10",
        Buyer = new CheckoutFields
        {
            Name = "Aiko Mori", Address1 = "4-5-6 Asakusa", Postcode = "111-0032", City = "Taito", Region = "Tokyo", Country = "JP",
        },
    };

    private readonly MailServer _mail = new();
    private readonly Uri _address = new($"http://localhost:{FreePort.Find()}");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("shop-merchant-");
    private readonly DirectoryInfo _stripe = Directory.CreateTempSubdirectory("shop-merchant-stripe-");
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await _mail.StartAsync();
        _browser = await Browser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _mail.DisposeAsync();
        _data.Delete(recursive: true);
        _stripe.Delete(recursive: true);
    }

    [ChromiumFact]
    public Task A_candle_maker_in_Spain_opens_a_shop_by_clicking_and_a_paid_test_order_is_in_it() => OpenAsync(Candles);

    [ChromiumFact]
    public Task A_bookseller_in_Japan_opens_a_shop_in_yen_by_clicking_and_nothing_in_it_is_the_demos() => OpenAsync(Books);

    private async Task OpenAsync(Trade trade)
    {
        await using var stripe = await SandboxProcess.StartAsync(_address, _stripe.FullName, ("Stripe__WebhookSecret", "whsec_merchant"));
        var page = await _browser.OpenAsync(_address);
        var walk = new MerchantWalk(page, trade);
        await using (var shop = await StartAsync("sk_test_merchant", stripe.ApiBase))
        {
            var watch = new PageWatch(page);
            await SetUpAsync(shop, walk);
            // The payment page stands in for Stripe's and has none of the shop's style sheets there.
            var complaints = watch.Complaints.Where(each => !each.Contains("/sandbox/stripe/pay/", StringComparison.Ordinal)).ToList();
            Assert.True(complaints.Count == 0, string.Join("\n", complaints));
            Assert.Equal(["Open the shop"], await walk.LeftAsync());
            // Not with a key that lets anybody pay with a test card.
            await walk.OpenAsync();
            Assert.Contains("test key", await page.Locator("#opening-refused").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SeeAsync("/")).Status);
        }

        await using (await StartAsync("sk_live_merchant", apiBase: null))
        {
            await walk.ClickAsync("main form button:has-text('Open the shop')");
            await page.Locator("[data-open=true]").WaitForAsync();
            output.WriteLine(walk.Figures);
            Assert.InRange(walk.Clicks, 30, MostClicks);
            await IsTheMerchantsAsync(trade, walk.OrderPage);
        }
    }

    private async Task SetUpAsync(ShopProcess shop, MerchantWalk walk)
    {
        await Eventually.TrueAsync(() => Task.FromResult(Link().IsMatch(shop.Output)), Patience, "no link was printed");
        var link = Link().Match(shop.Output).Groups[1].Value;
        // One line on the console, and the secret is in no line of the log.
        Assert.Single(shop.Output.Split('\n'), line => line.Contains(link[(link.LastIndexOf('/') + 1)..], StringComparison.Ordinal));
        await walk.BecomeOwnerAsync(link);
        await walk.SayWhatTheShopIsAsync();
        await walk.WriteLegalPagesAndMailAsync();
        var picture = Path.Combine(_stripe.FullName, "picture.png");
        await File.WriteAllBytesAsync(picture, PngPicture.Of(800, 1000, 40, 90, 160));
        await walk.AddProductAsync(picture);
        await walk.BuyAsync();
    }

    private async Task<ShopProcess> StartAsync(string key, string? apiBase)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production", ["Shop__Languages"] = "en",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_address.Port}", ["Shop__PublicUrl"] = _address.GetLeftPart(UriPartial.Authority),
            ["Stripe__SecretKey"] = key, ["Stripe__WebhookSecret"] = "whsec_merchant", ["Smtp__Host"] = "127.0.0.1",
            ["Smtp__Port"] = $"{_mail.Port}", ["Smtp__From"] = "orders@shop.example", ["Backup__Keep"] = "0",
        };
        if (apiBase is not null) (settings["Stripe__ApiBase"], settings["Stripe__TestOrders"]) = (apiBase, "true");
        return await ShopProcess.StartAsync(
            new ShopSettings { DataPath = _data.FullName, IsFirstStart = true, Port = _address.Port, Extra = settings });
    }

    private async Task IsTheMerchantsAsync(Trade trade, string orderPage)
    {
        using var shopper = new CookieShopper(_address);
        var home = await shopper.GetAsync("/");
        Assert.Contains(trade.Shop, home.Document.Title, StringComparison.Ordinal);
        var product = home.Document.QuerySelector("main a[href*='/products/']")!.GetAttribute("href")!;
        var sku = ShoppingSteps.SkuInStock(await shopper.GetAsync(product))!;
        await shopper.AddToCartAsync(sku, 1);
        string[] paths = ["/", "/catalogue", product, "/cart", "/checkout", orderPage, "/no-such-page", "/sitemap.xml", "/robots.txt",
            "/search?q=a", "/pages/terms", "/favicon.svg"];
        var texts = new List<(string From, string Text)>();
        foreach (var path in paths) texts.Add((path, (await shopper.VisitAsync(path)).Body));
        foreach (var sheet in home.Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!))
            texts.Add((sheet, System.Text.Encoding.UTF8.GetString(await shopper.DownloadAsync(sheet))));
        await Eventually.TrueAsync(() => Task.FromResult(_mail.Mails.Count >= 2), Patience, "the order's mail did not come");
        texts.AddRange(_mail.Mails.Select(mail => ("mail", WordsOf(mail))));
        Assert.Equal([], texts.SelectMany(each => Demo().Matches(each.Text).Select(found => $"{each.From}: {found.Value}")).Distinct());
    }

    // Pictures and files in it are letters by chance, and three of them have spelt a word of the demo's.
    private static string WordsOf(string mail)
    {
        using var message = MimeMessage.Load(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(mail)));
        return $"{message.Headers}\n{message.TextBody}\n{message.HtmlBody}";
    }

    private async Task<ShopPage> SeeAsync(string path)
    {
        using var shopper = new CookieShopper(_address);
        return await shopper.GetAsync(path);
    }

    [GeneratedRegex(@"Set up the shop[^\n]*: (http\S+)")]
    private static partial Regex Link();

    // Its name, its goods, its colours.
    [GeneratedRegex(
        @"leaf\W*(&amp;|&|and)?\W*kiln|\b(teas?|teaware|teapots?|teteras?|kilns?|stoneware|ceramics?|cerámica|leaves|matcha|girona)\b"
        + "|#(fbf7f0|f1e9dc|1f2a24|5b665f|2f5d46|a8471f|8c8069|ddd2bf|141a17|1e2722|8fc4a4|e9966b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Demo();
}
