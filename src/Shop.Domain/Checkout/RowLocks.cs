using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// The first statement of a transaction that settles something: it locks the row until the commit, so that of two that
/// run at once the second reads what the first made of it (R60). Everybody locks in the same order, payment, refund, order,
/// tax rates by class, then stock by SKU: two that lock crosswise wait for each other until PostgreSQL ends one (R3). On SQLite writers
/// take turns anyway.
/// </summary>
internal static class RowLocks
{
    public static Task LockAsync(this ShopDbContext db, PaymentId id, CancellationToken cancellationToken) =>
        db.Set<Payment>().Where(payment => payment.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.Version, payment => payment.Version + 1), cancellationToken);

    /// <summary>For whoever reads what of an order is left to send or to refund, and then takes it.</summary>
    public static Task LockAsync(this ShopDbContext db, OrderId id, CancellationToken cancellationToken) =>
        db.Set<Order>().Where(order => order.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.Version, order => order.Version + 1), cancellationToken);

    /// <summary>The refund, and before it the payment that it takes from.</summary>
    public static async Task LockAsync(this ShopDbContext db, RefundId id, CancellationToken cancellationToken)
    {
        await db.Set<Payment>().Where(payment => db.Set<Refund>().Any(refund => refund.Id == id && refund.PaymentId == payment.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.Version, payment => payment.Version + 1), cancellationToken);
        await db.Set<Refund>().Where(refund => refund.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(refund => refund.Version, refund => refund.Version + 1), cancellationToken);
    }
}
