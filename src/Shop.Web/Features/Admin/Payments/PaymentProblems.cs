using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Payments that fit no order, and disputes that hold one.</summary>
public sealed class PaymentProblems(ShopDbContext db) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var payments = await (from payment in db.Set<Payment>().AsNoTracking()
                              join order in db.Set<Order>() on payment.OrderId equals order.Id
                              where payment.Status == PaymentStatus.Quarantined || (payment.Dispute != null && order.HeldBecause != null)
                              orderby payment.CreatedAt
                              select new { payment.Status, payment.CreatedAt, payment.LastProblem, payment.Dispute, order.Number })
            .Take(AttentionList.Max).ToListAsync(cancellationToken);
        return payments.Select(payment => payment.Status == PaymentStatus.Quarantined
            ? new AttentionItem("Payment set aside", payment.CreatedAt, payment.LastProblem ?? "", AttentionPlace.OfOrder(payment.Number))
            : new AttentionItem("Disputed", payment.CreatedAt,
                new("Stripe says: {0}. {1}", payment.Dispute, new AdminMessage(AdviceOn(payment.Dispute!))),
                AttentionPlace.OfOrder(payment.Number)));
    }

    private static string AdviceOn(string dispute) => dispute is "lost" or "prevented, resolution"
        ? "The buyer has the money back: do not send the goods, nor refund it once more."
        : "Answer it in Stripe's dashboard.";
}
