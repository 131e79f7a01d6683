using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>Learns from a paid order which products are bought together.</summary>
public sealed class RecordPurchase(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Counts the order once, however often it is told; false when it was counted (or taken back) before.</summary>
    public Task<bool> ExecuteAsync(OrderId orderId, IReadOnlyCollection<ProductId> products, CancellationToken cancellationToken) =>
        db.WriteWithoutFlushAsync(() => AddAsync(orderId, products, cancellationToken), counted => counted, cancellationToken);

    /// <summary>The same inside the caller's write transaction.</summary>
    public async Task<bool> AddAsync(OrderId orderId, IReadOnlyCollection<ProductId> bought, CancellationToken cancellationToken)
    {
        var products = bought.Distinct().ToList();
        var now = clock.GetUtcNow();
        var heatSince = await PurchaseCountsTurn.TakeAsync(db, now, cancellationToken);
        if (await db.Set<RecordedOrder>().AnyAsync(order => order.OrderId == orderId, cancellationToken)) return false;
        var recorded = RecordedOrder.Of(orderId, products, now);
        db.Add(recorded);
        await PurchaseCounts.AddAsync(db, recorded, heatSince, cancellationToken);
        return true;
    }
}
