using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Cancels an unpaid order and gives its stock and coupon back. Called only when Stripe says that the payment can no
/// longer succeed, never by a timer (R9). Runs inside the caller's write transaction.
/// </summary>
public sealed class ReleaseOrder(FindOrder orders, ReleaseStock stock, RedeemCoupon coupons, TimeProvider clock)
{
    public async Task ExecuteAsync(OrderId orderId, string cause, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (order.Status != OrderStatus.AwaitingPayment) return;
        order.Cancel(cause, clock.GetUtcNow());
        await stock.ExecuteAsync(orderId, cancellationToken);
        await coupons.ReleaseAsync(orderId, cancellationToken);
    }
}
