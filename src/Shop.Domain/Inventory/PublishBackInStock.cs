using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>
/// Tells the outbox that a SKU can be bought and that somebody waits for it. Runs inside the write transaction of whatever
/// made it available, after the stock was changed.
/// </summary>
public sealed class PublishBackInStock(ShopDbContext db, TimeProvider clock)
{
    public async Task ExecuteAsync(string sku, CancellationToken cancellationToken)
    {
        var isWanted = await db.Set<BackInStockAlert>().AnyAsync(notice => notice.Sku == sku, cancellationToken);
        if (!isWanted) return;
        if (await db.CanBeBought(sku).AnyAsync(cancellationToken))
            db.Publish(new BackInStock(sku, Guid.CreateVersion7(clock.GetUtcNow())), clock.GetUtcNow());
    }
}
