using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Hands out the notices of a SKU in portions, each to one sender at a time, while there is something to sell.</summary>
public sealed class WaitingAlerts(ShopDbContext db, LeaseKeeper keeper)
{
    private const int Portion = 20;

    /// <summary>The next portion; empty when nobody waits, others send, or it is sold out again.</summary>
    public Task<IReadOnlyList<BackInStockAlert>> ClaimAsync(string sku, CancellationToken cancellationToken) =>
        db.WriteAsync(() => ClaimNowAsync(sku, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Renews the portion's leases while it is sent.</summary>
    public HeldLease Hold(IReadOnlyList<BackInStockAlert> portion, CancellationToken cancellationToken)
    {
        var sku = portion[0].Sku;
        return keeper.Hold<BackInStockAlert>(row => row.Sku == sku, OwnerOf(portion[0]), cancellationToken);
    }

    /// <summary>To be called right before the mail is handed over.</summary>
    /// <exception cref="LeaseLostException">Somebody else has the notice by now.</exception>
    public Task ConfirmAsync(BackInStockAlert notice, CancellationToken cancellationToken) =>
        keeper.ConfirmAsync<BackInStockAlert>(row => row.Id == notice.Id, OwnerOf(notice), cancellationToken);

    /// <summary>Somebody waits who could be written to now.</summary>
    public async Task<bool> AnyAsync(string sku, CancellationToken cancellationToken) =>
        await IsThereAsync(sku, cancellationToken) && await db.Set<BackInStockAlert>()
            .AnyAsync(notice => notice.Sku == sku, cancellationToken);

    /// <summary>The mail is sent, or never can be: the address is forgotten.</summary>
    public Task ForgetAsync(BackInStockAlert notice, CancellationToken cancellationToken) =>
        db.WriteAsync(() => db.Set<BackInStockAlert>().Where(row => row.Id == notice.Id)
            .ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Gives back what could not be sent now.</summary>
    public async Task GiveBackAsync(IReadOnlyCollection<BackInStockAlert> notices, CancellationToken cancellationToken)
    {
        if (notices.Count == 0) return;
        var ids = notices.Select(notice => notice.Id).ToList();
        var owner = OwnerOf(notices.First());
        await db.WriteAsync(
            () => db.Set<BackInStockAlert>().Where(row => ids.Contains(row.Id))
                .ReleaseAsync(owner, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<IReadOnlyList<BackInStockAlert>> ClaimNowAsync(string sku, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(sku, cancellationToken)) return [];
        var free = await db.Set<BackInStockAlert>().Where(row => row.Sku == sku && row.LeasedBy == null)
            .OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Select(row => row.Id).Take(Portion).ToListAsync(cancellationToken);
        if (free.Count == 0) return [];
        var owner = Guid.NewGuid();
        await db.Set<BackInStockAlert>().Where(row => free.Contains(row.Id)).TakeAsync(owner, cancellationToken);
        return await db.Set<BackInStockAlert>().AsNoTracking().Where(row => free.Contains(row.Id) && row.LeasedBy == owner)
            .OrderBy(row => row.AskedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    private static Guid OwnerOf(BackInStockAlert notice) => notice.LeasedBy!.Value;

    private Task<bool> IsThereAsync(string sku, CancellationToken cancellationToken) =>
        db.CanBeBought(sku).AnyAsync(cancellationToken);
}
