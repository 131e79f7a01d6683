using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>Gives SKUs a stock row with nothing on it, so that goods can come in. A row that is there stays as it is.</summary>
public sealed class OpenStock(ShopDbContext db)
{
    public Task ExecuteAsync(IEnumerable<string> skus, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        foreach (var sku in skus.Order(StringComparer.Ordinal))
            await db.AddAsync<StockItem>(nameof(StockItem.OnHand), 0, StockItem.Max, [sku], [(nameof(StockItem.Allocated), 0)], cancellationToken);
        return true;
    }, cancellationToken: cancellationToken);
}
