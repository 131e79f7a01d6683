using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>
/// Gives SKUs a stock row with nothing on it, so that goods can come in. A row that is there stays as it is. Who waits for one
/// that is no longer counted is told that it is there.
/// </summary>
public sealed class OpenStock(ShopDbContext db, PublishBackInStock tell)
{
    public Task ExecuteAsync(IEnumerable<string> skus, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        foreach (var sku in skus.Order(StringComparer.Ordinal))
        {
            await db.AddAsync<StockItem>(nameof(StockItem.OnHand), 0, StockItem.Max, [sku], [(nameof(StockItem.Allocated), 0)],
                cancellationToken);
            await tell.ExecuteAsync(sku, cancellationToken);
        }

        return true;
    }, cancellationToken: cancellationToken);
}
