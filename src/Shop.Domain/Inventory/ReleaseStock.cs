using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Gives back what an order holds, once however often it is called. Runs inside the caller's write transaction.</summary>
public sealed class ReleaseStock(ShopDbContext db, PublishBackInStock tell, TimeProvider clock)
{
    public async Task ExecuteAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var held = await db.Set<Allocation>().AsNoTracking()
            .Where(allocation => allocation.OrderId == orderId && allocation.State == AllocationState.Held)
            .OrderBy(allocation => allocation.Sku).ToListAsync(cancellationToken);
        foreach (var allocation in held) await ReleaseAsync(allocation, cancellationToken);
    }

    private async Task ReleaseAsync(Allocation held, CancellationToken cancellationToken)
    {
        var moved = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == held.OrderId && allocation.Sku == held.Sku
                && allocation.State == AllocationState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.State, AllocationState.Released), cancellationToken);
        if (moved == 0) return;
        if (held.Left == 0) return;
        await StockChange.MoveHeldAsync(db, held.Sku, 0, -held.Left, cancellationToken);
        db.Add(StockMovement.Of(held.Sku, 0, -held.Left, "released", held.OrderId, clock.GetUtcNow()));
        await tell.ExecuteAsync(held.Sku, cancellationToken);
    }
}
