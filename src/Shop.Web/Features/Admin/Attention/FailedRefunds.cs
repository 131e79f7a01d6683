using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Web.Features.Admin.Attention;

/// <summary>Refunds that did not reach the buyer.</summary>
public sealed class FailedRefunds(ShopDbContext db) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var refunds = await (from refund in db.Set<Refund>().AsNoTracking()
                             join order in db.Set<Order>() on refund.OrderId equals order.Id
                             where refund.Status == RefundStatus.Failed && refund.SettledAt != null
                             orderby refund.CreatedAt
                             select new { refund.CreatedAt, refund.LastProblem, order.Number }).Take(AttentionList.Max).ToListAsync(cancellationToken);
        return refunds.Select(refund => new AttentionItem("Refund did not arrive", refund.CreatedAt, refund.LastProblem ?? "", AttentionPlace.OfOrder(refund.Number)));
    }
}
