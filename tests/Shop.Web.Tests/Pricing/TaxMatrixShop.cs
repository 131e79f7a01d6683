using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>A good's rate as each of the five places says it, in percent.</summary>
internal sealed record SoldRates(string Goods, string Page, string Order, string Stripe, string Invoice, string Csv, string Category);

/// <summary>A shop with a standard and a reduced good, the Union's rates, and one way of sending to everywhere.</summary>
internal sealed class TaxMatrixShop : IAsyncDisposable
{
    private static readonly (string Sku, string Name, TaxClass Class, long Price)[] Goods =
        [("POT", "standard", TaxClass.Standard, 12_100), ("TEA", "reduced", TaxClass.Food, 11_000)];

    private static readonly (string Place, int Standard, int Reduced)[] Parts =
        [("PT-20", 1600, 400), ("PT-30", 2200, 400), ("XI", 2000, 500)];

    private readonly string _data = Directory.CreateTempSubdirectory("shop-tax-matrix-").FullName;
    private WebApplication _shop = null!;

    public async Task StartAsync()
    {
        _shop = await LoneShop.StartAsync(_data, "--Checkout:UnpaidPerClient=0", "--Checkout:UnpaidPerShopper=0", "--Checkout:Lapses=0");
        await InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ShopDbContext>();
            db.Add(Category.Create("goods", 0).Translate("en", "Goods", "goods", ""));
            db.AddRange(Goods.Select(each => Product.Create(new ProductId(Guid.NewGuid()), each.Name, "goods", DateTimeOffset.UnixEpoch)
                .Translate("en", new ProductText(each.Name, each.Name, "", "", ""))
                .AddVariant(each.Sku, Money.Eur(each.Price), new Goods(each.Class, 200), DateTimeOffset.UnixEpoch).Publish()));
            db.AddRange(Goods.Select(each => StockItem.Of(each.Sku, 1000)));
            db.AddRange(Rates());
            db.Add(ShippingMethod.Create(
                "post", [.. EuTaxRates.Proposed.Rates.Select(rate => rate.Country), "GB", "MC", "CH", "NO", "US", "JP"],
                new Dictionary<string, string> { ["en"] = "Post" }, Money.Eur(0), null, 10_000, (1, 2)));
            return await db.SaveChangesAsync();
        });
    }

    public Task UseAsync(TaxSettings taxes) => InScopeAsync(async services =>
    {
        var stored = (await services.GetRequiredService<CurrentSettings>().ReadAgainAsync(default)).GroupOf<TaxSettings>();
        return await services.GetRequiredService<SaveSettings>().ExecuteAsync(
            [new SettingsEdit(stored.Group, taxes, stored.Version)], "test", _ => Task.CompletedTask, default);
    });

    /// <summary>One order of both goods over the checkout, paid for.</summary>
    public async Task<IReadOnlyList<SoldRates>> SellAsync(string email, string country, string postcode)
    {
        var page = await OrderAsync(email, country, postcode);
        var (order, stripe, invoice) = await InScopeAsync(services => PayAsync(services, email));
        var csv = await InScopeAsync(services => CsvAsync(services, order.Number));
        Assert.Equal((order.TotalMinor, stripe), (stripe, invoice.Totals.TotalMinor));
        // What the goods' rates make of what Stripe is asked for is the VAT that order and invoice name.
        return [.. order.Lines.OrderBy(line => line.Position).Select(line => new SoldRates(
            Goods.Single(each => each.Sku == line.Sku).Name,
            page.FirstOrDefault(rate => rate == line.TaxRate.ToDecimalText()) ?? "",
            line.TaxRate.ToDecimalText(), RateIn(line.TotalMinor, line.TaxMinor, line.TaxRate),
            new Percentage(invoice.Lines.Single(each => each.Sku == line.Sku).TaxBasisPoints).ToDecimalText(), csv[line.Sku],
            string.Join(", ", new[] { line.TaxCategory, line.TaxReason }.Where(text => text is not null))))];
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static IEnumerable<TaxCountry> Rates() => EuTaxRates.Proposed.Rates
        .Select(rate => (rate.Country, rate.Standard, rate.Reduced.FirstOrDefault(rate.Standard)))
        .Concat(Parts.Select(part => (part.Place, new Percentage(part.Standard), new Percentage(part.Reduced))))
        .Concat(TaxTerritory.Parts.Where(part => part.Kind == TaxTerritoryKind.Outside)
            .Select(part => (part.Code, Percentage.Zero, Percentage.Zero)))
        .Select(rate => TaxCountry.Of(rate.Item1).Charge(TaxClass.Standard, rate.Item2, DateTimeOffset.UnixEpoch)
            .Charge(TaxClass.Food, rate.Item3, DateTimeOffset.UnixEpoch));

    // The rates that the page shows for the address, before it is ordered.
    private async Task<IReadOnlyList<string>> OrderAsync(string email, string country, string postcode)
    {
        using var shopper = new CookieShopper(new Uri(_shop.Urls.Single()));
        foreach (var each in Goods) await shopper.PostAsync("/cart/lines", ("sku", each.Sku), ("quantity", "1"));
        var fields = new CheckoutFields { Email = email, Country = country, Postcode = postcode, Region = "CA" }.ToFields();
        await shopper.SubmitAsync(await shopper.GetAsync($"/checkout?country={country}"), "/checkout", [.. fields, ("action", "update")]);
        var page = await shopper.GetAsync("/checkout");
        await InScopeAsync(services => PlaceAsync(services, page, email, country, postcode));
        return [.. page.Document.QuerySelectorAll("[data-tax-rate]").Select(row => row.GetAttribute("data-tax-rate")!)];
    }

    // As the controller does, but for the call to Stripe: nobody pays there.
    private static async Task<bool> PlaceAsync(IServiceProvider services, ShopPage page, string email, string country, string postcode)
    {
        var db = services.GetRequiredService<ShopDbContext>();
        var cart = await db.Set<Cart>().Where(cart => !db.Set<Order>().Any(order => order.CartId == cart.Id)).Select(cart => cart.Id)
            .SingleAsync();
        var tax = page.Document.QuerySelector("input[name=tax]")!.GetAttribute("value")!;
        var address = new PostalAddress("Ana", "Street 1", null, Postcodes.Normalise(country, postcode)!, "Town", "CA", country, null);
        var request = new PlaceOrderRequest(cart, SecretToken.New(), "en", email, address, null, "post", Money.Eur(page.TotalMinor))
        {
            TaxSeen = Money.Eur(long.Parse(tax, CultureInfo.InvariantCulture)),
        };
        Assert.IsType<PlaceOrderResult.Placed>(await services.GetRequiredService<PlaceOrder>().ExecuteAsync(request, default));
        return true;
    }

    private static async Task<(Order Order, long Stripe, InvoiceSnapshot Invoice)> PayAsync(IServiceProvider services, string email)
    {
        var db = services.GetRequiredService<ShopDbContext>();
        var id = await db.Set<Order>().Where(order => order.Email == email).Select(order => order.Id).SingleAsync();
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.OrderId == id);
        var session = await services.GetRequiredService<SessionRequests>().OfAsync(payment, default);
        await db.WriteAsync(async () => await services.GetRequiredService<MarkOrderPaid>().TryAsync(
            await services.GetRequiredService<FindOrder>().ToChangeAsync(id, default), "pi_test", "test", default));
        var order = await services.GetRequiredService<FindOrder>().ByIdAsync(id, default);
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleAsync(each => each.OrderId == id);
        return (order!, session.Lines.Sum(line => (line.UnitAmount * line.Quantity).Minor), invoice.Snapshot);
    }

    private static async Task<Dictionary<string, string>> CsvAsync(IServiceProvider services, string number)
    {
        using var file = new MemoryStream();
        await services.GetRequiredService<OrderExport>().WriteAsync(new ExportFilter(null, null, null), file, null, default);
        var rows = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var head = rows[0].TrimStart('\uFEFF').Split(',');
        var (sku, rate) = (Array.IndexOf(head, "sku"), Array.IndexOf(head, "tax_rate"));
        return rows.Where(row => row.StartsWith(number, StringComparison.Ordinal)).Select(row => row.Split(','))
            .ToDictionary(cells => cells[sku], cells => cells[rate]);
    }

    // The rate that a tax is of what it is contained in, to the cent.
    private static string RateIn(long gross, long tax, Percentage named)
    {
        var net = gross - tax;
        var exact = 100m * tax / net;
        var whole = decimal.Parse(named.ToDecimalText(), CultureInfo.InvariantCulture);
        return Math.Abs(exact - whole) <= 100m / net ? named.ToDecimalText() : exact.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _shop.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
