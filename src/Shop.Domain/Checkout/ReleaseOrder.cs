using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Cancels an unpaid order and gives its stock and coupon back. Called only when Stripe says that the payment can no
/// longer succeed, never by a timer (R9). Runs inside the caller's write transaction.
/// </summary>
public sealed class ReleaseOrder(ShopDbContext db, FindOrder orders, ReleaseStock stock, RedeemCoupon coupons, TimeProvider clock)
{
    public async Task ExecuteAsync(OrderId orderId, string cause, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (order.Status != OrderStatus.AwaitingPayment) return;
        var now = clock.GetUtcNow();
        var why = await IsByStaffAsync(orderId, cause, cancellationToken) ? CancellationCauses.ByStaff : cause;
        if (await Lapses.IsOneAsync(db, order, why, now, cancellationToken)) order.Lapse(now);
        order.Cancel(why, now);
        db.Publish(new OrderCancelled(orderId), now);
        await stock.ExecuteAsync(orderId, cancellationToken);
        await coupons.ReleaseAsync(orderId, cancellationToken);
    }

    // Staff end the payment page, and what Stripe shows afterwards is that its time is over.
    private async Task<bool> IsByStaffAsync(OrderId orderId, string cause, CancellationToken cancellationToken) =>
        cause == CancellationCauses.TimeRanOut
        && await db.Set<OrderHistory>()
            .AnyAsync(entry => entry.OrderId == orderId && entry.Cause == CancellationCauses.StaffAskedForIt, cancellationToken);
}
