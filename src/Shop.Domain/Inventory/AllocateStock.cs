using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>How much of a SKU an order wants.</summary>
public sealed record StockRequest(string Sku, int Quantity);

/// <summary>Promises stock to an order, all lines or none. Runs inside the caller's write transaction.</summary>
public sealed class AllocateStock(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// The SKUs that there is too little of; empty when everything is allocated. When it is not empty the caller rolls
    /// its transaction back, since other lines may have been taken already.
    /// </summary>
    public async Task<IReadOnlyList<string>> ExecuteAsync(OrderId orderId, IEnumerable<StockRequest> requests, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        // Sorted, so that two checkouts take the same rows in the same order and cannot deadlock (R3).
        foreach (var request in requests.OrderBy(request => request.Sku, StringComparer.Ordinal))
        {
            if (!await TryTakeAsync(orderId, request, cancellationToken)) missing.Add(request.Sku);
        }

        return missing;
    }

    private async Task<bool> TryTakeAsync(OrderId orderId, StockRequest request, CancellationToken cancellationToken)
    {
        if (!await StockChange.TryMoveAsync(db, request.Sku, 0, request.Quantity, cancellationToken)) return false;
        db.Add(StockMovement.Of(request.Sku, 0, request.Quantity, "allocated", orderId, clock.GetUtcNow()));
        var revived = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == orderId && allocation.Sku == request.Sku && allocation.State == AllocationState.Released)
            .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.State, AllocationState.Held), cancellationToken);
        if (revived == 0) db.Add(Allocation.Of(orderId, request.Sku, request.Quantity, AllocationState.Held));
        return true;
    }
}
