using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;

namespace Shop.Web.Demo;

/// <summary>
/// Lets the demo orders live their lives at the times when they would have: allocated, invoiced, sent. The modules' own
/// classes do it, with a clock that stands where the order stands, so the ledgers add up like a real shop's.
/// </summary>
public sealed class DemoHistory(ShopDbContext db, Seller seller, IInvoiceLooks looks)
{
    private const int UnpaidEvery = 23;
    private const int AtOnce = 25;

    // The newest are still to be sent, or on their way.
    private const int StillPaid = 7;
    private const int StillShipped = 5;

    private readonly StoppedClock _clock = new();

    public async Task WriteAsync(IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        foreach (var some in orders.Index().Chunk(AtOnce))
        {
            await PlaceAsync(some.Select(each => each.Item), cancellationToken);
            foreach (var (index, order) in some)
            {
                if (IsPaid(index)) await SellAsync(order, orders.Count - index, cancellationToken);
                else await CancelAsync(order, cancellationToken);
            }

            // Each save looks at all that is tracked: forgetting what is done keeps three hundred orders quick.
            await SaveAndForgetAsync(cancellationToken);
            foreach (var (_, order) in some.Where(each => IsPaid(each.Index))) await LearnAsync(order, cancellationToken);
            await SaveAndForgetAsync(cancellationToken);
        }
    }

    private static bool IsPaid(int index) => index % UnpaidEvery != UnpaidEvery - 1;

    private async Task SaveAndForgetAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task PlaceAsync(IEnumerable<Order> orders, CancellationToken cancellationToken)
    {
        foreach (var order in orders)
        {
            _clock.Now = order.PlacedAt;
            db.Add(order);
            await new AllocateStock(db, _clock).ExecuteAsync(
                order.Id, order.Lines.Select(line => new StockRequest(line.Sku, line.Quantity)), cancellationToken);
            if (order.CouponCode is { } code)
                await new RedeemCoupon(db, _clock).TryTakeAsync(code, order.Id, order.EmailKey, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<bool> LearnAsync(Order order, CancellationToken cancellationToken)
    {
        _clock.Now = PaidAt(order);
        return new RecordPurchase(db, _clock).AddAsync(order.Id, [.. order.Lines.Select(line => line.ProductId)], cancellationToken);
    }

    private static DateTimeOffset PaidAt(Order order) => order.PlacedAt.AddMinutes(3);

    private async Task CancelAsync(Order order, CancellationToken cancellationToken)
    {
        _clock.Now = order.PlacedAt.AddHours(1);
        order.Cancel(DemoOrders.Cause, _clock.Now);
        await new ReleaseStock(db, new PublishBackInStock(db, _clock), _clock).ExecuteAsync(order.Id, cancellationToken);
        await new RedeemCoupon(db, _clock).ReleaseAsync(order.Id, cancellationToken);
    }

    private async Task SellAsync(Order order, int fromTheEnd, CancellationToken cancellationToken)
    {
        _clock.Now = PaidAt(order);
        var number = await new IssueInvoice(db, seller, looks, _clock).ExecuteAsync(order, null, cancellationToken);
        order.MarkPaid(number, null, DemoOrders.Cause, _clock.Now);
        order.ConfirmationSent(_clock.Now);
        if (fromTheEnd <= StillPaid) return;
        await new ConsumeStock(db, _clock).ExecuteAsync(order.Id, "sent", cancellationToken);
        order.MarkShipped(DemoOrders.Cause, order.PlacedAt.AddDays(1));
        if (fromTheEnd > StillPaid + StillShipped) order.MarkCompleted(DemoOrders.Cause, order.PlacedAt.AddDays(5));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
