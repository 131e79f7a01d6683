using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout.Limits;

/// <summary>Tells the orders whose goods were held for a shopper who did not pay from those that ended otherwise.</summary>
internal static class Lapses
{
    /// <summary>
    /// Time that ran out, and money that was on its way and never came. Who orders again soon has changed the cart; who does
    /// so when half of the time is over holds the goods and goes on holding them, and so does who lets the page be ended by
    /// declined cards. What staff end, or what Stripe made no page for, is nobody's lapse.
    /// </summary>
    public static async Task<bool> IsOneAsync(ShopDbContext db, Order order, string cause, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (cause is CancellationCauses.TimeRanOut or CancellationCauses.DelayedPaymentFailed) return true;
        if (cause is not (CancellationCauses.OrderedAgain or CancellationCauses.TooManyDeclines)) return false;
        var payment = await db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == order.Id)
            .OrderByDescending(payment => payment.Attempt).FirstOrDefaultAsync(cancellationToken);
        return payment is not null && now - order.PlacedAt >= payment.Hold / 2;
    }
}
