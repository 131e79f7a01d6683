using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Ledgers;

/// <summary>Days on which the shop's books, Stripe's and the invoices differ.</summary>
public sealed class LedgerDifferences(ShopDbContext db) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        (await db.Set<LedgerComparison>().AsNoTracking().Where(day => day.DifferenceCount > 0).OrderByDescending(day => day.Day)
            .Take(AttentionList.Max).ToListAsync(cancellationToken))
            .Select(day =>
                new AttentionItem("Ledgers differ", day.ComparedAt,
                    new("{0}: {1} differences. See Money.", ShopTime.Show(day.Day), day.DifferenceCount)));
}
