using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Takes what an order holds out of stock. Runs inside the caller's write transaction.</summary>
public sealed class ConsumeStock(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Once, however often it is called. What was refunded before, or is in a refund under way, is not part of it.</summary>
    /// <param name="reason">"sent".</param>
    /// <param name="only">These SKUs alone; null for all of the order.</param>
    public async Task ExecuteAsync(
        OrderId orderId, string reason, CancellationToken cancellationToken, IReadOnlyCollection<string>? only = null)
    {
        var held = await db.Set<Allocation>().AsNoTracking()
            .Where(allocation => allocation.OrderId == orderId && allocation.State == AllocationState.Held)
            .OrderBy(allocation => allocation.Sku).ToListAsync(cancellationToken);
        foreach (var allocation in held.Where(allocation => only is null || only.Contains(allocation.Sku)))
            await ConsumeAsync(allocation, reason, cancellationToken);
    }

    private async Task ConsumeAsync(Allocation held, string reason, CancellationToken cancellationToken)
    {
        var moved = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == held.OrderId && allocation.Sku == held.Sku
                && allocation.State == AllocationState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.State, AllocationState.Consumed), cancellationToken);
        if (moved == 0) return;
        if (held.Left == 0) return;
        await StockChange.MoveHeldAsync(db, held.Sku, -held.Left, -held.Left, cancellationToken);
        db.Add(StockMovement.Of(held.Sku, -held.Left, -held.Left, reason, held.OrderId, clock.GetUtcNow()));
    }
}
