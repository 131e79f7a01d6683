using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Moves the figures of one SKU, and says that its product's pages are stale when they show the difference.</summary>
internal static class StockChange
{
    /// <returns>False when there is no such SKU, or what is available would fall below zero; then nothing is changed.</returns>
    public static async Task<bool> TryMoveAsync(ShopDbContext db, string sku, int onHand, int allocated,
        CancellationToken cancellationToken)
    {
        var moved = await db.MoveAsync<StockItem>(
            sku, (nameof(StockItem.OnHand), onHand), (nameof(StockItem.Allocated), allocated), StockItem.Max, cancellationToken);
        if (moved is not { } available) return false;
        if (Shown(available) != Shown(available - onHand + allocated)) await TouchAsync(db, sku, cancellationToken);
        return true;
    }

    /// <summary>For goods that an order holds: they are there, or the books are wrong.</summary>
    /// <exception cref="InvalidOperationException">The figures would fall below zero.</exception>
    public static async Task MoveHeldAsync(ShopDbContext db, string sku, int onHand, int allocated, CancellationToken cancellationToken)
    {
        if (!await TryMoveAsync(db, sku, onHand, allocated, cancellationToken))
            throw new InvalidOperationException($"The stock of {sku} cannot change by {onHand} on hand and {allocated} allocated.");
    }

    // Pages tell "sold out", "only 1, 2 or 3 left" and "in stock".
    private static int Shown(int available) => Math.Clamp(available, 0, StockItem.Few + 1);

    private static async Task TouchAsync(ShopDbContext db, string sku, CancellationToken cancellationToken)
    {
        var ids = await db.Set<Variant>().Where(variant => variant.Sku == sku).Select(variant => variant.ProductId)
            .ToListAsync(cancellationToken);
        foreach (var id in ids) db.Touch(CatalogueTags.Product(id));
    }
}
