using Shop.Domain.Carts;
using Shop.Domain.Orders;

namespace Shop.Domain.Checkout;

/// <summary>
/// Takes what was ordered out of its cart, once, as soon as the money is on its way: the cart is not offered again as if it
/// were new. Runs inside the caller's write transaction.
/// </summary>
public sealed class LeaveCart(ChangeCart carts)
{
    public async Task ExecuteAsync(Order order, CancellationToken cancellationToken)
    {
        if (!order.TryLeaveCart()) return;
        var bought = order.Lines.GroupBy(line => line.Sku).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
        await carts.TakeOutAsync(order.CartId, bought, order.CouponCode, cancellationToken);
    }
}
