using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>The parcel leaves: what the order held leaves the stock.</summary>
public sealed class ShipOrder(ShopDbContext db, FindOrder orders, ConsumeStock stock, TimeProvider clock)
{
    /// <param name="seen">As the packer saw <see cref="Order.PiecesToSend"/>; null when nobody looked.</param>
    /// <param name="tracking">Where the parcel is followed; null when nothing is known of it.</param>
    /// <returns>False when the order is not one to send now: unpaid, held, refunded, sent already, or other pieces are left than were
    /// seen.</returns>
    public Task<bool> ExecuteAsync(OrderId orderId, string by, CancellationToken cancellationToken, IReadOnlyList<int>? seen = null,
        Tracking? tracking = null) =>
        db.WriteAsync(() => ShipAsync(orderId, by, seen, tracking, cancellationToken), sent => sent, cancellationToken);

    private async Task<bool> ShipAsync(
        OrderId orderId, string by, IReadOnlyList<int>? seen, Tracking? tracking, CancellationToken cancellationToken)
    {
        // Before reading: a refund at the same moment changes what is left to send.
        await db.LockAsync(orderId, cancellationToken);
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (!order.CanBeSent || (seen is not null && !order.PiecesToSend.SequenceEqual(seen))) return false;
        order.MarkShipped($"sent by {by}", clock.GetUtcNow(), tracking);
        db.Publish(new OrderSent(orderId), clock.GetUtcNow());
        await stock.ExecuteAsync(orderId, "sent", cancellationToken);
        return true;
    }
}
