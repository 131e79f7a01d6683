using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Notes that somebody wants to hear when a SKU is there again.</summary>
public sealed class SubscribeToAlert(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Notes the wish once for each address and SKU. A SKU that can be bought, or that the shop does not stock, is let pass in
    /// silence: the answer tells nobody what is known, and nobody makes the shop write to strangers at once.
    /// </summary>
    public async Task ExecuteAsync(string sku, string email, string culture, CancellationToken cancellationToken)
    {
        try
        {
            await db.WriteAsync(() => NoteAsync(BackInStockAlert.Of(sku, email, culture, clock.GetUtcNow()), cancellationToken),
                cancellationToken: cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> NoteAsync(BackInStockAlert notice, CancellationToken cancellationToken)
    {
        // Changing nothing takes the row's lock: goods that come in meanwhile wait for it, and then find this notice.
        var soldOut = await db.Set<StockItem>().Where(item => item.Sku == notice.Sku && item.OnHand == item.Allocated)
            .Where(item => !db.Set<Variant>().Any(variant => variant.Sku == item.Sku && !variant.IsStockCounted))
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.OnHand, item => item.OnHand), cancellationToken);
        if (soldOut == 0) return false;
        var known = await db.Set<BackInStockAlert>()
            .AnyAsync(other => other.Sku == notice.Sku && other.EmailKey == notice.EmailKey, cancellationToken);
        if (!known) db.Add(notice);
        return !known;
    }
}
