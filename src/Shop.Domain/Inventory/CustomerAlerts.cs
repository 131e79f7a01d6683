using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Somebody waits for a SKU to be there again.</summary>
public sealed record AwaitedSku(string Sku, DateTimeOffset AskedAt);

/// <summary>What one person waits for.</summary>
public sealed class CustomerAlerts(ShopDbContext db)
{
    /// <param name="addresses">Those of one person.</param>
    public async Task<IReadOnlyList<AwaitedSku>> OfAsync(IReadOnlyList<ProvenAddress> addresses, CancellationToken cancellationToken)
    {
        var waiting = new List<AwaitedSku>();
        foreach (var address in addresses)
        {
            var found = await db.Set<BackInStockAlert>().Where(alert => alert.EmailKey == address.Key).OrderBy(alert => alert.AskedAt)
                .Select(alert => new AwaitedSku(alert.Sku, alert.AskedAt)).ToListAsync(cancellationToken);
            waiting.AddRange(found.Where(alert => address.Covers(alert.AskedAt)));
        }

        return waiting;
    }
}
