using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Notes that somebody wants to hear when a SKU is there again.</summary>
public sealed class AskForNotice(ShopDbContext db, TellOfStock tell, TimeProvider clock)
{
    /// <summary>
    /// Notes the wish once for each address and SKU. A SKU that the shop does not stock is let pass in silence: the answer tells
    /// nobody what is known.
    /// </summary>
    public async Task ExecuteAsync(string sku, string email, string culture, CancellationToken cancellationToken)
    {
        try
        {
            await db.WriteAsync(() => NoteAsync(StockNotice.Of(sku, email, culture, clock.GetUtcNow()), cancellationToken), cancellationToken: cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> NoteAsync(StockNotice notice, CancellationToken cancellationToken)
    {
        if (!await db.Set<StockItem>().AnyAsync(item => item.Sku == notice.Sku, cancellationToken)) return false;
        var known = await db.Set<StockNotice>().AnyAsync(other => other.Sku == notice.Sku && other.EmailKey == notice.EmailKey, cancellationToken);
        if (!known) db.Add(notice);
        await db.SaveChangesAsync(cancellationToken);
        // Goods may have come in while the shopper was typing: then nobody else would tell.
        await tell.ExecuteAsync(notice.Sku, cancellationToken);
        return true;
    }
}
