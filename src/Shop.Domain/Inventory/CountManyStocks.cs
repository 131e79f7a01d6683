using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>So many units more or fewer of a SKU.</summary>
public sealed record StockDifference(string Sku, int By);

/// <summary>
/// Goods of many SKUs that came in or were counted anew, as <see cref="ChangeStock"/> does for one: in a few statements for all of
/// them. Runs inside the caller's write transaction.
/// </summary>
public sealed class CountManyStocks(ShopDbContext db, TimeProvider clock)
{
    /// <param name="reason">What the ledger says of it.</param>
    /// <returns>The SKUs that were left as they are: less would be left than is promised to orders, or more than any warehouse
    /// holds.</returns>
    public async Task<IReadOnlySet<string>> ExecuteAsync(IEnumerable<StockDifference> differences, string reason,
        CancellationToken cancellationToken)
    {
        // Sorted like allocations, so that neither waits for the other crosswise (R3).
        var moves = differences.GroupBy(each => each.Sku, each => each.By).Select(same => (Sku: same.Key, By: same.Sum()))
            .Where(move => move.By != 0).OrderBy(move => move.Sku, StringComparer.Ordinal).ToList();
        var moved = (
            await db.MoveManyAsync<StockItem>(nameof(StockItem.OnHand), nameof(StockItem.Allocated), moves, StockItem.Max,
            cancellationToken)).ToHashSet();
        var now = clock.GetUtcNow();
        db.AddRange(moves.Where(move => moved.Contains(move.Sku))
            .Select(move => StockMovement.Of(move.Sku, move.By, 0, reason, null, now)));
        await TouchAsync(moved, cancellationToken);
        await TellAsync([.. moves.Where(move => move.By > 0 && moved.Contains(move.Sku)).Select(move => move.Sku)], now, cancellationToken);
        return moves.Select(move => move.Sku).Where(sku => !moved.Contains(sku)).ToHashSet();
    }

    private async Task TouchAsync(HashSet<string> skus, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return;
        var ids = await db.Set<Variant>().IgnoreAutoIncludes().Where(variant => skus.Contains(variant.Sku))
            .Select(variant => variant.ProductId).Distinct().ToListAsync(cancellationToken);
        foreach (var id in ids) db.Touch(CatalogueTags.Product(id));
    }

    /// <summary>Tells those who wait for SKUs that are no longer counted from this transaction on: they can be bought.</summary>
    public async Task TellUncountedAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return;
        var wanted = await db.Set<BackInStockAlert>().Where(notice => skus.Contains(notice.Sku))
            .Select(notice => notice.Sku).Distinct().ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var sku in wanted) db.Publish(new BackInStock(sku, Guid.CreateVersion7(now)), now);
    }

    // Those who wait for a SKU are told as ChangeStock tells them.
    private async Task TellAsync(List<string> skus, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return;
        var wanted = await db.Set<BackInStockAlert>().Where(notice => skus.Contains(notice.Sku))
            .Where(notice => db.Set<StockItem>().Any(item => item.Sku == notice.Sku && item.OnHand > item.Allocated))
            .Select(notice => notice.Sku).Distinct().ToListAsync(cancellationToken);
        foreach (var sku in wanted) db.Publish(new BackInStock(sku, Guid.CreateVersion7(now)), now);
    }
}
