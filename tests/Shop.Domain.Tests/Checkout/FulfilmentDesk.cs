using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// The small shop with a book to download for 10 €, which nobody counts, and places in a course for 20 €, of which there are so many.
/// </summary>
internal sealed class FulfilmentDesk : IDisposable
{
    public const string Book = "BOOK-PDF";
    public const string Place = "COURSE-1";

    public FulfilmentDesk(ITestDatabase? database = null, int places = 3, int teas = 10, int pots = 10)
    {
        Shop = new TestShop(database ?? new SqliteDatabase(), teas, pots);
        Shop.SaveAsync(Sold("book", Book, 1000, FulfilmentKind.Download, isCounted: false),
            Sold("course", Place, 2000, FulfilmentKind.Access, isCounted: true),
            StockItem.Of(Book, 0), StockItem.Of(Place, places)).GetAwaiter().GetResult();
    }

    public TestShop Shop { get; }

    public static PlaceOrderRequest Request(CartId cart, long totalMinor, string shipping = "") =>
        TestShop.Request(cart, totalMinor) with { ShippingCode = shipping };

    public async Task<PlaceOrderResult> OrderAsync(long totalMinor, string shipping, params (string Sku, int Quantity)[] items) =>
        await Shop.PlaceAsync(Request(await Shop.CartWithAsync(items), totalMinor, shipping));

    /// <summary>Orders and pays.</summary>
    public async Task<OrderId> BuyAsync(long totalMinor, string shipping, params (string Sku, int Quantity)[] items)
    {
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync(totalMinor, shipping, items));
        await PayAsync(placed.OrderId);
        return placed.OrderId;
    }

    public async Task PayAsync(OrderId order)
    {
        var payment = await Shop.StartAsync(order);
        Shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await Shop.SettleAsync(payment.Id);
    }

    /// <summary>What the merchant ticks on the variants' page.</summary>
    public async Task CountAsync(string sku, bool isCounted, FulfilmentKind kind = FulfilmentKind.Download)
    {
        await using var db = Shop.NewContext();
        var code = sku == Book ? "book" : "course";
        for (var result = SaveResult.Stale; result == SaveResult.Stale;)
        {
            var version = await db.Set<Product>().AsNoTracking().Where(product => product.Code == code).Select(product => product.Version)
                .SingleAsync();
            result = await new EditProduct(db).ChangeAsync(
                code, version, product =>
                    product.Hold(sku, new Goods(TaxClass.Standard, 0, FulfilmentKind: kind, IsStockCounted: isCounted)), default);
        }
    }

    public async Task<Order> OrderAsync(OrderId id) => (await Shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;

    public async Task<(int OnHand, int Allocated)> FiguresAsync(string sku) =>
        await Shop.StockAsync(sku) is var stock ? (stock.OnHand, stock.Allocated) : default;

    public Task<bool> ShipAsync(OrderId order, params int[] seen) =>
        Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default, seen.Length == 0 ? null : seen));

    public Task<bool> CompleteAsync(OrderId order) =>
        Shop.RunAsync((CompleteOrder complete) => complete.ExecuteAsync(order, "completed by ana", default));

    public Task<RefundResult> RefundAsync(OrderId order, params RefundLine[] lines) =>
        Shop.RunAsync((RefundOrder refund) => refund.ExecuteAsync(
        new RefundRequest(order, SecretToken.New(), Money.Eur(0), lines, "not wanted", "ana") { Confirmed = true }, default));

    public Task SettleAsync(RefundResult requested) => Shop.RunAsync(async (SettleRefund settle) =>
    {
        await settle.ExecuteAsync(Assert.IsType<RefundResult.Requested>(requested).Id, default);
        return true;
    });

    /// <summary>The moves of an order, in the order of its life.</summary>
    public Task<List<OrderStatus>> MovesAsync(OrderId id) => Shop.ReadAsync(async db =>
        (await db.Set<OrderHistory>().AsNoTracking().Where(move => move.OrderId == id && move.From != move.To).ToListAsync())
            .OrderBy(move => move.At).ThenBy(move => move.To).Select(move => move.To).ToList());

    public void Dispose() => Shop.Dispose();

    private static Product Sold(string code, string sku, long price, FulfilmentKind kind, bool isCounted) => Product
        .Create(new ProductId(Guid.NewGuid()), code, "tea", DateTimeOffset.UnixEpoch)
            .Translate("en", new ProductText(code, code, "", "", ""))
        .AddVariant(sku, Money.Eur(price), new Goods(TaxClass.Standard, 0, FulfilmentKind: kind, IsStockCounted: isCounted),
            DateTimeOffset.UnixEpoch.AddYears(50))
        .Publish();
}
