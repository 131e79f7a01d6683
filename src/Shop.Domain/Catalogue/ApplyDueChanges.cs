using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// Does what time has brought: publishes scheduled products and brings price history and lists up to date where a sale began
/// or ended, and makes search entries anew that an older version of the shop made. Prices themselves are right without it, to
/// the second; running it late or twice changes nothing.
/// </summary>
public sealed class ApplyDueChanges(ShopDbContext db, TimeProvider clock)
{
    private const int Batch = 50;

    // A sale over the whole shop may begin at once: the rest follows in the next run rather than in one that never ends.
    private const int MaxBatches = 40;

    /// <returns>How many products were brought up to date.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            var found = await db.WriteAsync(() => ApplyBatchAsync(cancellationToken), cancellationToken: cancellationToken);
            if (found == 0) break;
            done += found;
        }

        return done;
    }

    private async Task<int> ApplyBatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = await DueAsync(now, cancellationToken);
        if (ids.Count == 0) return 0;
        var products = await db.Set<Product>().Where(product => ids.Contains(product.Id)).AsSplitQuery().ToListAsync(cancellationToken);
        products.ForEach(product => product.ApplyDue(now));
        return products.Count;
    }

    private async Task<List<ProductId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scheduled = await db.Set<Product>().Where(product => product.PublishAt <= now).OrderBy(product => product.PublishAt)
            .Select(product => product.Id).Take(Batch).ToListAsync(cancellationToken);
        var repriced = await db.Set<Variant>().Where(variant => variant.PriceDueAt <= now).OrderBy(variant => variant.PriceDueAt)
            .Select(variant => variant.ProductId).Take(Batch).ToListAsync(cancellationToken);
        var outdated = await db.Set<SearchEntry>().Where(entry => entry.Form < SearchEntry.CurrentForm).OrderBy(entry => entry.Form)
            .Select(entry => entry.ProductId).Take(Batch).ToListAsync(cancellationToken);
        return [.. scheduled.Concat(repriced).Concat(outdated).Distinct().Take(Batch)];
    }
}
