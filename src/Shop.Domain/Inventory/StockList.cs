using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>What staff see of the stock: the figures, and the ledger behind one of them.</summary>
public sealed class StockList(ShopDbContext db)
{
    private const int Size = 100;
    private const int Movements = 50;

    /// <summary>SKUs that begin so, in the order of the alphabet; the page goes on after a SKU.</summary>
    public async Task<IReadOnlyList<StockItem>> ReadAsync(string beginning, string after, CancellationToken cancellationToken)
    {
        var (upper, lower) = (beginning.ToUpperInvariant(), beginning.ToLowerInvariant());
        return await db.Set<StockItem>().AsNoTracking()
            .Where(item => (item.Sku.StartsWith(beginning) || item.Sku.StartsWith(upper) || item.Sku.StartsWith(lower))
                && string.Compare(item.Sku, after) > 0)
            .OrderBy(item => item.Sku).Take(Size).ToListAsync(cancellationToken);
    }

    public Task<StockItem?> FindAsync(string sku, CancellationToken cancellationToken) =>
        db.Set<StockItem>().AsNoTracking().SingleOrDefaultAsync(item => item.Sku == sku, cancellationToken);

    /// <summary>Those of the SKUs that nobody counts: they can be bought whatever their figures say.</summary>
    public async Task<IReadOnlySet<string>> UncountedAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        (await db.Set<Variant>().IgnoreAutoIncludes().Where(variant => skus.Contains(variant.Sku) && !variant.IsStockCounted)
            .Select(variant => variant.Sku).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The last movements of a SKU, the newest first.</summary>
    public async Task<IReadOnlyList<StockMovement>> MovementsAsync(string sku, CancellationToken cancellationToken) =>
        await db.Set<StockMovement>().AsNoTracking().Where(movement => movement.Sku == sku)
            .OrderByDescending(movement => movement.Id).Take(Movements).ToListAsync(cancellationToken);
}
