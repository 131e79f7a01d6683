using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Closes an order that was sent, or of which nothing is left to send. One that is held by a dispute, or owes a refund, waits
/// until that is settled.
/// </summary>
public sealed class CompleteOrder(ShopDbContext db, FindOrder orders, ConsumeStock stock, TimeProvider clock)
{
    /// <param name="cause">What its history says of it.</param>
    /// <returns>False when it is not one to complete now: unsent, held, refunded, completed already, or with a refund under way.</returns>
    public Task<bool> ExecuteAsync(OrderId orderId, string cause, CancellationToken cancellationToken) =>
        db.WriteAsync(() => CompleteAsync(orderId, cause, cancellationToken), done => done, cancellationToken);

    /// <summary>Refunds whose money has not reached the buyer yet.</summary>
    internal static IQueryable<Refund> OpenRefunds(ShopDbContext db) => db.Set<Refund>().Where(
        refund => refund.Status == RefundStatus.Requested || refund.Status == RefundStatus.Pending
            || (refund.Status == RefundStatus.Failed && refund.SettledAt != null));

    private async Task<bool> CompleteAsync(OrderId orderId, string cause, CancellationToken cancellationToken)
    {
        // Before reading: a refund or a dispute at the same moment is waited for, or waits.
        await db.LockAsync(orderId, cancellationToken);
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (!order.CanBeCompleted || await OpenRefunds(db).AnyAsync(refund => refund.OrderId == orderId, cancellationToken)) return false;
        order.MarkCompleted(cause, clock.GetUtcNow());
        // Of a parcel that was refunded whole there is nothing left to take, and nothing to hold.
        await stock.ExecuteAsync(orderId, "sent", cancellationToken);
        return true;
    }
}
