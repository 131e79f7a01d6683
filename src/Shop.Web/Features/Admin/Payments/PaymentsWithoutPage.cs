using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>
/// Orders that nobody can pay because Stripe makes no page, those that ended so lately, and sessions that Stripe does not know any more.
/// </summary>
public sealed class PaymentsWithoutPage(ShopDbContext db, TimeProvider clock) : IAttentionSource
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Week;
        var payments = await (from payment in db.Set<Payment>().AsNoTracking()
                              join order in db.Set<Order>() on payment.OrderId equals order.Id
                              where payment.ProblemAt != null
                                  && (payment.Status == PaymentStatus.Creating || payment.Status == PaymentStatus.Open
                                      || payment.Status == PaymentStatus.Pending
                                      || (payment.Status == PaymentStatus.Failed && order.Status == OrderStatus.Cancelled
                                          && payment.ProblemAt > after))
                              orderby payment.ProblemAt descending
                              select new { Payment = payment, order.Number }).Take(AttentionList.Max).ToListAsync(cancellationToken);
        return payments.Select(each => ItemOf(each.Payment, each.Number));
    }

    private static AttentionItem ItemOf(Payment payment, string number)
    {
        var (what, advice) = payment switch
        {
            { IsFinal: true } => ("Order lost: no payment page", "The order ended without anybody being able to pay it."),
            { IsUnknownToStripe: true } => (
                "Stripe does not know a payment",
                "The key or the account was changed while it was open. Put the old key back, or look for the payment in the old account "
                    + "and cancel the order."),
            { Status: PaymentStatus.Creating } =>
                ("No payment page",
                    "The order waits, and the buyer can try again. Mend what Stripe says, then try again from the order, or cancel it."),
            _ => ("Stripe refuses the shop's key", "How this payment stands cannot be asked."),
        };
        return new AttentionItem(what, payment.ProblemAt!.Value, new("Stripe said: {0} {1}", payment.Problem, new AdminMessage(advice)),
            AttentionPlace.OfOrder(number));
    }
}
