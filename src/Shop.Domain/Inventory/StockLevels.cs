using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Reads how much of each SKU can be sold now.</summary>
public sealed class StockLevels(ShopDbContext db)
{
    /// <summary>Available units by SKU; a SKU without a stock row is missing and counts as none.</summary>
    public async Task<IReadOnlyDictionary<string, int>> AvailableAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        await db.Set<StockItem>().Where(item => skus.Contains(item.Sku))
            .ToDictionaryAsync(item => item.Sku, item => item.OnHand - item.Allocated, StringComparer.Ordinal, cancellationToken);
}
