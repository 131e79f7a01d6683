using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;
using Xunit;
using ShopSettings = Shop.TestKit.ShopSettings;

namespace Shop.Web.Tests.MerchantSettings;

/// <summary>The currency is chosen on a page, and shops without decimals and with three of them sell.</summary>
public sealed class CurrencyTests
{
    private const string Page = "/admin/settings/currency";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("JPY", "1980", "500", 2480, "2480", "2,480")]
    [InlineData("KWD", "12.750", "1.250", 14_000, "14.000", "14.000")]
    [InlineData("TND", "89.900", "7.000", 96_900, "96.900", "96.900")]
    public async Task An_order_costs_the_same_on_page_and_order_at_stripe_on_the_invoice_and_in_the_csv(
        string code, string price, string shipping, long total, string inFiles, string printed)
    {
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings { IsFirstStart = true }.With("Shop__DemoData", "false"));
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("owner@example.com"));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(await staff.GetAsync(Page), Page, ("code", code))).Status);
        await StockAsync(shop, new Currency(code), price, shipping);

        using var buyer = new CookieShopper(shop.Address);
        await buyer.AddToCartAsync("BOOK", 1);
        var checkout = await buyer.VisitAsync("/checkout");
        Assert.Equal(total, checkout.TotalMinor);
        var paid = await buyer.PayAsync(await buyer.CheckoutAsync(new CheckoutFields()), TestCards.Good);
        var order = await buyer.ReachOrderPageAsync(paid, Patience);
        order = await buyer.WaitForOrderStatusAsync(order.Address, "paid", Patience);
        Assert.Equal(total, order.TotalMinor);
        var session = (await shop.Sandbox.LedgerAsync()).Sessions.Single();
        Assert.Equal((total, code.ToLowerInvariant()), (session.AmountTotal, session.Currency));
        var number = order.Hook("data-order-number");
        await shop.Sandbox.MailAsync(mail => mail.Text!.Contains(printed, StringComparison.Ordinal), Patience);
        Assert.Contains(printed, await PdfText.ReadAsync(await buyer.DownloadAsync($"{order.Address.AbsolutePath}/invoice.pdf")),
            StringComparison.Ordinal);
        var row = CsvText.Read(await staff.DownloadAsync("/admin/orders/export.csv")).Single(each => each["order_number"] == number);
        Assert.Equal((inFiles, code), (row["order_total"], row["currency"]));
        Assert.Empty(await shop.BreachesAsync());

        var changed = await staff.SubmitAsync(await staff.GetAsync(Page), Page, ("code", "EUR"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.Status);
        Assert.Contains("the books stay in it", changed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_currency_stays_while_something_has_a_price_in_it_and_the_page_says_what()
    {
        await using var shop = await EmptyShop.StartAsync();
        using var staff = await shop.StaffAsync();
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(staff, "JPY"));
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
            db.Add(ShippingMethod.Create("post", ["JP"], new Dictionary<string, string> { ["en"] = "Post" },
                new Money(500, new Currency("JPY")), null, 10_000, (1, 2)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SaveAsync(staff, "EUR"));
        Assert.Equal(HttpStatusCode.SeeOther, await SaveAsync(staff, "JPY"));
    }

    [Fact]
    public async Task A_price_of_three_decimals_that_no_card_could_pay_is_refused_beside_its_field()
    {
        await using var shop = await EmptyShop.StartAsync("--Shop:Currency=KWD");
        using var staff = await shop.StaffAsync();
        var (status, problem) = await PriceAsync(staff, "1.255");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("The last of three digits is 0", problem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await PriceAsync(staff, "1.250")).Status);
    }

    private static async Task<HttpStatusCode> SaveAsync(StaffPages staff, string code) =>
        (await staff.PressAsync(await staff.GetAsync(Page), ".form button", ("code", code))).Status;

    private static async Task<(HttpStatusCode Status, string Problem)> PriceAsync(StaffPages staff, string price)
    {
        var answer = await staff.PressAsync(await staff.GetAsync("/admin/shipping/_new"), ".form > button", ("name-en", "Post"),
            ("price", price));
        return (answer.Status, answer.Page.QuerySelector("#shipping-price-problem")?.TextContent ?? "");
    }

    private static async Task StockAsync(ShopInProcess shop, Currency currency, string price, string shipping)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var now = DateTimeOffset.UnixEpoch;
        db.Add(Category.Create("books", 0).Translate("en", "Books", "books", ""));
        db.Add(Product.Create(new ProductId(Guid.NewGuid()), "atlas", "books", now)
            .Translate("en", new ProductText("Atlas", "atlas", "", "", ""))
            .AddVariant("BOOK", Amount(price, currency), new Goods(TaxClass.Standard, 400), now).Publish());
        db.Add(StockItem.Of("BOOK", 0));
        db.Add(TaxCountry.Of("ES").Charge(TaxClass.Standard, new Percentage(1000), now));
        db.Add(ShippingMethod.Create("post", ["ES"], new Dictionary<string, string> { ["en"] = "Post" }, Amount(shipping, currency), null,
            10_000, (1, 2)));
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<ChangeStock>().ExecuteAsync("BOOK", 5, "received", default);
    }

    private static Money Amount(string text, Currency currency) =>
        new((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * (decimal)Math.Pow(10, currency.Exponent)), currency);
}
