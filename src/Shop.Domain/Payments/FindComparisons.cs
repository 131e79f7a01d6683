using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Payments;

/// <summary>Reads what the comparisons of the ledgers found.</summary>
public sealed class FindComparisons(ShopDbContext db)
{
    private const int Shown = 60;

    /// <summary>The newest days first.</summary>
    public async Task<IReadOnlyList<LedgerComparison>> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<LedgerComparison>().AsNoTracking().OrderByDescending(comparison => comparison.Day).Take(Shown)
            .ToListAsync(cancellationToken);
}
