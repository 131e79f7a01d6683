using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Tests.Checkout;

/// <summary>A shop that takes transfers and lets buyers pay when they pick up: five teas, and the use cases about money by hand.</summary>
public sealed class PromiseDesk : IDisposable
{
    /// <summary>What a tea costs that is sent.</summary>
    public const long Sent = 1780;

    /// <summary>What a tea costs that is picked up.</summary>
    public const long PickedUp = 1290;

    private static readonly DateOnly Today = new(2026, 11, 23);

    private PromiseDesk(TestShop shop) => Shop = shop;

    public TestShop Shop { get; }

    public static async Task<PromiseDesk> OpenAsync(bool onPostgres = false)
    {
        var shop = onPostgres ? new TestShop(await PostgresDatabase.CreateAsync(), 5) : new TestShop(5);
        shop.Payments = new PaymentSettings
        {
            BankTransfer = true, AccountHolder = "Leaf GmbH", Iban = "DE89370400440532013000", OnPickup = true,
        };
        await shop.SaveAsync(ShippingMethod.Create("pickup", new ShippingTerms
        {
            Names = new Dictionary<string, string> { ["en"] = "Pick up" }, Countries = ["ES"], Price = Money.Eur(0), MaxWeightGrams = 30_000,
            Pickup = new Dictionary<string, string> { ["en"] = "Calle 1, Girona\nMon–Fri 10–18" },
        }), StockMovement.Of(TestShop.Tea, 5, 0, "received", null, DateTimeOffset.UnixEpoch),
            StockMovement.Of(TestShop.Pot, 10, 0, "received", null, DateTimeOffset.UnixEpoch));
        return new PromiseDesk(shop);
    }

    public static PlaceOrderRequest Request(CartId cart, PaymentMethod method) => method == PaymentMethod.OnPickup
        ? TestShop.Request(cart, PickedUp) with { ShippingCode = "pickup", PaymentMethod = method }
        : TestShop.Request(cart, Sent) with { PaymentMethod = method };

    public async Task<OrderId> PlaceAsync(PaymentMethod method = PaymentMethod.BankTransfer) =>
        (await Shop.PlacedAsync(Request(await Shop.CartWithAsync((TestShop.Tea, 1)), method))).OrderId;

    public Task<BookMoneyResult> BookAsync(OrderId order, long minor, string? token = null, string? reference = null, long? seen = null) =>
        Shop.RunAsync((BookMoney book) =>
            book.ExecuteAsync(new MoneyToBook(order, Money.Eur(minor), Slip(token, reference), seen), default));

    public Task<ReturnMoneyResult> SendBackAsync(OrderId order, long minor, string? token = null) =>
        Shop.RunAsync((ReturnMoney send) => send.ExecuteAsync(order, Money.Eur(minor), Slip(token, null), default));

    public Task<PickUpResult> PickUpAsync(OrderId order, bool saysHow = true) => Shop.RunAsync((PickUpOrder pickUp) =>
        pickUp.ExecuteAsync(order, saysHow ? Slip($"pickup-{order}", null) with { Means = MoneyMeans.Cash } : null, null, "ana", default));

    public Task<int> FollowAsync() => Shop.RunAsync((FollowPromises follow) => follow.ExecuteAsync(default));

    public Task<CancelOrderResult> CancelAsync(OrderId order) =>
        Shop.RunAsync((CancelOrder cancel) => cancel.ByShopperAsync(order, default));

    public Task<CancelOrderResult> CancelByStaffAsync(OrderId order) =>
        Shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(order, default));

    public async Task<RefundId> RefundAsync(OrderId order, long minor)
    {
        var asked = await Shop.RunAsync((RefundOrder refund) =>
            refund.ExecuteAsync(new RefundRequest(order, SecretToken.New(), Money.Eur(minor), [], "damaged", "ana"), default));
        var id = Assert.IsType<RefundResult.Requested>(asked).Id;
        await Shop.RunAsync(async (SettleRefund settle) =>
        {
            await settle.ExecuteAsync(id, default);
            return true;
        });
        return id;
    }

    public Task<Order> OrderAsync(OrderId id) => Shop.ReadAsync(db => db.Set<Order>().AsNoTracking().Include(order => order.Lines)
        .Include(order => order.History).SingleAsync(order => order.Id == id));

    public Task<Payment> PaymentAsync(OrderId id) =>
        Shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.OrderId == id));

    public async Task<(int Available, int Allocated)> TeaAsync()
    {
        var tea = await Shop.StockAsync(TestShop.Tea);
        return (tea.OnHand - tea.Allocated, tea.Allocated);
    }

    /// <summary>All rules of `verify` that need nothing but the books.</summary>
    public async Task AssertBooksAsync()
    {
        var found = await Shop.RunAsync((IEnumerable<IVerificationRule> rules) => FindAsync(rules));
        Assert.Empty(found);
    }

    public void Dispose() => Shop.Dispose();

    private static async Task<List<string>> FindAsync(IEnumerable<IVerificationRule> rules)
    {
        var found = new List<string>();
        // Nobody sends the outbox here, so that it grows old as the clock is put forward.
        foreach (var rule in rules.Where(rule => rule.Id != "I11"))
            found.AddRange((await rule.CheckAsync(new OutsideWorld(null, null), default)).Breaches.Select(breach => $"{rule.Id}: {breach}"));
        return found;
    }

    private static MoneySlip Slip(string? token, string? reference) =>
        new(token ?? SecretToken.New(), MoneyMeans.BankTransfer, Today, reference, "ana");
}
