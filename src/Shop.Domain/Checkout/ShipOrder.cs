using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>The parcel leaves: what the order held goes off the shelf.</summary>
public sealed class ShipOrder(ShopDbContext db, FindOrder orders, ConsumeStock stock, TimeProvider clock)
{
    /// <returns>False when the order is not one to send now: unpaid, held, refunded or sent already.</returns>
    public Task<bool> ExecuteAsync(OrderId orderId, string by, CancellationToken cancellationToken) =>
        db.WriteAsync(() => ShipAsync(orderId, by, cancellationToken), sent => sent, cancellationToken);

    private async Task<bool> ShipAsync(OrderId orderId, string by, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (order.Status != OrderStatus.Paid || order.HeldBecause is not null) return false;
        order.MarkShipped($"sent by {by}", clock.GetUtcNow());
        await stock.ExecuteAsync(orderId, "sent", cancellationToken);
        return true;
    }
}
