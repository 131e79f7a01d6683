using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Refunds that did not reach the buyer, and those that Stripe refused, until another one is made of the order.</summary>
public sealed class FailedRefunds(ShopDbContext db, TimeProvider clock) : IAttentionSource
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Month;
        var refunds = await (from refund in db.Set<Refund>().AsNoTracking()
                             join order in db.Set<Order>() on refund.OrderId equals order.Id
                             where refund.Status == RefundStatus.Failed
                                 && (refund.SettledAt != null || (refund.CreatedAt > after && !db.Set<Refund>().Any(later =>
                                     later.OrderId == refund.OrderId && later.CreatedAt > refund.CreatedAt
                                         && later.Status != RefundStatus.Failed)))
                             orderby refund.CreatedAt
                             select new { refund.CreatedAt, refund.LastProblem, IsBooked = refund.SettledAt != null, order.Number })
                                 .Take(AttentionList.Max).ToListAsync(cancellationToken);
        return refunds.Select(refund => new AttentionItem(
            refund.IsBooked
                ? "Refund did not arrive"
                : "Refund refused", refund.CreatedAt, refund.LastProblem ?? "", AttentionPlace.OfOrder(refund.Number)));
    }
}
