using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;

namespace Shop.Domain.Inventory;

/// <summary>Reads how much of each SKU can be sold now.</summary>
public sealed class StockLevels(ShopDbContext db)
{
    /// <summary>What is there of a SKU whose stock nobody counts: it is never sold out.</summary>
    public const int Uncounted = int.MaxValue;

    private static readonly Func<ShopDbContext, List<string>, IAsyncEnumerable<KeyValuePair<string, int>>> Available =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<string> skus) =>
            from variant in db.Set<Variant>().IgnoreAutoIncludes()
            where skus.Contains(variant.Sku)
            from item in db.Set<StockItem>().Where(item => item.Sku == variant.Sku).DefaultIfEmpty()
            select new KeyValuePair<string, int>(
                variant.Sku, !variant.IsStockCounted ? Uncounted : ((int?)item.OnHand - (int?)item.Allocated) ?? 0)));

    /// <summary>Available units by SKU, <see cref="Uncounted"/> where nobody counts them; one that has no stock row has none.</summary>
    public async Task<IReadOnlyDictionary<string, int>> AvailableAsync(IReadOnlyCollection<string> skus,
        CancellationToken cancellationToken) =>
        await Available(db, [.. skus]).ToDictionaryAsync(StringComparer.Ordinal, cancellationToken);
}
