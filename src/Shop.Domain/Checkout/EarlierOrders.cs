using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// A shopper who places an order again from the same cart does not want the earlier, unpaid one: its payment page is
/// ended first, so that nobody pays twice (R36). If it turns out to be paid, that order stands.
/// </summary>
public sealed class EarlierOrders(ShopDbContext db, PaymentSessions sessions, SettlePayment settle)
{
    /// <returns>The token of an earlier order that is paid (or being paid) after all, else null.</returns>
    public async Task<string?> CloseAsync(CartId cartId, string checkoutToken, CancellationToken cancellationToken)
    {
        var open = await db.Set<Order>().AsNoTracking()
            .Where(order => order.CartId == cartId && order.CheckoutToken != checkoutToken && order.Status == OrderStatus.AwaitingPayment)
            .Select(order => new { order.Id, order.Token }).ToListAsync(cancellationToken);
        foreach (var order in open)
        {
            if (await IsPaidAfterAllAsync(order.Id, cancellationToken)) return order.Token;
        }

        return null;
    }

    private async Task<bool> IsPaidAfterAllAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var payments = await db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == orderId).ToListAsync(cancellationToken);
        foreach (var payment in payments.Where(payment => !payment.IsFinal))
        {
            try
            {
                await sessions.EndAsync(payment, cancellationToken);
                if (await settle.ExecuteAsync(payment.Id, cancellationToken) is PaymentStatus.Succeeded or PaymentStatus.Pending) return true;
            }
            catch (GatewayUnknownException)
            {
                // Stripe cannot be asked now. The earlier page ends by itself within the hour; the new order need not wait.
            }
        }

        return false;
    }
}
