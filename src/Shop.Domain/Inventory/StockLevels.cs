using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Reads how much of each SKU can be sold now.</summary>
public sealed class StockLevels(ShopDbContext db)
{
    private static readonly Func<ShopDbContext, List<string>, IAsyncEnumerable<KeyValuePair<string, int>>> Available = CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<string> skus) => db.Set<StockItem>().Where(item => skus.Contains(item.Sku))
            .Select(item => new KeyValuePair<string, int>(item.Sku, item.OnHand - item.Allocated))));

    /// <summary>Available units by SKU; a SKU without a stock row is missing and counts as none.</summary>
    public async Task<IReadOnlyDictionary<string, int>> AvailableAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        await Available(db, [.. skus]).ToDictionaryAsync(StringComparer.Ordinal, cancellationToken);
}
