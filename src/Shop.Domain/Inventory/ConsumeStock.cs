using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Takes what an order holds off the shelf: the parcel is packed. Runs inside the caller's write transaction.</summary>
public sealed class ConsumeStock(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Once, however often it is called.</summary>
    public async Task ExecuteAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var held = await db.Set<Allocation>().AsNoTracking()
            .Where(allocation => allocation.OrderId == orderId && allocation.State == AllocationState.Held)
            .OrderBy(allocation => allocation.Sku).ToListAsync(cancellationToken);
        foreach (var allocation in held) await ConsumeAsync(allocation, cancellationToken);
    }

    private async Task ConsumeAsync(Allocation held, CancellationToken cancellationToken)
    {
        var moved = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == held.OrderId && allocation.Sku == held.Sku && allocation.State == AllocationState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.State, AllocationState.Consumed), cancellationToken);
        if (moved == 0) return;
        await db.Set<StockItem>().Where(item => item.Sku == held.Sku).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.OnHand, item => item.OnHand - held.Quantity)
                .SetProperty(item => item.Allocated, item => item.Allocated - held.Quantity),
            cancellationToken);
        db.Add(StockMovement.Of(held.Sku, -held.Quantity, -held.Quantity, "sent", held.OrderId, clock.GetUtcNow()));
    }
}
