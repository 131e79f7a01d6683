using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Hands out the notices of a SKU in portions, each to one sender at a time, while there is something to sell.</summary>
public sealed class WaitingNotices(ShopDbContext db, TimeProvider clock)
{
    private const int Portion = 20;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>The next portion, claimed for a few minutes; empty when nobody waits, others send, or it is sold out again.</summary>
    public Task<IReadOnlyList<StockNotice>> ClaimAsync(string sku, CancellationToken cancellationToken) =>
        db.WriteAsync(() => ClaimNowAsync(sku, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Somebody waits who could be written to now.</summary>
    public async Task<bool> AnyAsync(string sku, CancellationToken cancellationToken) =>
        await IsThereAsync(sku, cancellationToken) && await db.Set<StockNotice>().AnyAsync(notice => notice.Sku == sku, cancellationToken);

    /// <summary>The mail is sent, or never can be: the address is forgotten.</summary>
    public Task ForgetAsync(StockNotice notice, CancellationToken cancellationToken) =>
        db.WriteAsync(() => db.Set<StockNotice>().Where(row => row.Id == notice.Id).ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Gives back what could not be sent now.</summary>
    public Task GiveBackAsync(IEnumerable<StockNotice> notices, CancellationToken cancellationToken)
    {
        var ids = notices.Select(notice => notice.Id).ToList();
        return db.WriteAsync(
            () => db.Set<StockNotice>().Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTimeOffset?)null), cancellationToken),
            cancellationToken: cancellationToken);
    }

    private async Task<IReadOnlyList<StockNotice>> ClaimNowAsync(string sku, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await IsThereAsync(sku, cancellationToken)) return [];
        var free = await db.Set<StockNotice>().AsNoTracking().Where(row => row.Sku == sku && (row.ClaimedUntil == null || row.ClaimedUntil < now))
            .OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Take(Portion).ToListAsync(cancellationToken);
        var claimed = new List<StockNotice>();
        foreach (var notice in free)
        {
            var taken = await db.Set<StockNotice>().Where(row => row.Id == notice.Id && (row.ClaimedUntil == null || row.ClaimedUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, now + Lease), cancellationToken);
            if (taken == 1) claimed.Add(notice);
        }

        return claimed;
    }

    private Task<bool> IsThereAsync(string sku, CancellationToken cancellationToken) =>
        db.Set<StockItem>().AnyAsync(item => item.Sku == sku && item.OnHand > item.Allocated, cancellationToken);
}
