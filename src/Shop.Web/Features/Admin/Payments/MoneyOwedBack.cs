using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Money that staff booked and the buyer gets back: more than the order cost, or any for one that was given up.</summary>
public sealed class MoneyOwedBack(ShopDbContext db) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var payments = await (from payment in db.Set<Payment>().AsNoTracking()
                              join order in db.Set<Order>() on payment.OrderId equals order.Id
                              where payment.Method != PaymentMethod.Stripe
                                  && ((payment.ReceivedMinor > payment.AmountMinor
                                          && (payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.Refunded))
                                      || (payment.ReceivedMinor > 0
                                          && (payment.Status == PaymentStatus.Failed || payment.Status == PaymentStatus.Expired)))
                              orderby payment.CreatedAt
                              select new { Payment = payment, order.Number }).Take(AttentionList.Max).ToListAsync(cancellationToken);
        return payments.Select(each => new AttentionItem(
            "Money owed back", each.Payment.SettledAt ?? each.Payment.CreatedAt,
            new(each.Payment.IsClosedUnpaid
                ? "{0} came for an order that was cancelled. Send it back, then write it down on the order's page."
                : "{0} more came than the order cost. Send it back, then write it down on the order's page.", each.Payment.OwedBack),
            AttentionPlace.OfOrder(each.Number)));
    }
}
