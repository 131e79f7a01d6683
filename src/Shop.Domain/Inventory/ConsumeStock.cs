using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Takes what an order holds off the shelf. Runs inside the caller's write transaction.</summary>
public sealed class ConsumeStock(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Once, however often it is called.</summary>
    /// <param name="reason">"sent", or "written off" for goods that are neither sent nor sold again.</param>
    public async Task ExecuteAsync(OrderId orderId, string reason, CancellationToken cancellationToken)
    {
        var held = await db.Set<Allocation>().AsNoTracking()
            .Where(allocation => allocation.OrderId == orderId && allocation.State == AllocationState.Held)
            .OrderBy(allocation => allocation.Sku).ToListAsync(cancellationToken);
        foreach (var allocation in held) await ConsumeAsync(allocation, reason, cancellationToken);
    }

    private async Task ConsumeAsync(Allocation held, string reason, CancellationToken cancellationToken)
    {
        var moved = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == held.OrderId && allocation.Sku == held.Sku && allocation.State == AllocationState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.State, AllocationState.Consumed), cancellationToken);
        if (moved == 0) return;
        var left = held.Quantity - held.Returned;
        await StockChange.MoveHeldAsync(db, held.Sku, -left, -left, cancellationToken);
        db.Add(StockMovement.Of(held.Sku, -left, -left, reason, held.OrderId, clock.GetUtcNow()));
    }
}
