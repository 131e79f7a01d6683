using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>
/// Puts goods of an order back into stock: sent ones that came back, or ones that will not be sent. Runs inside the
/// caller's write transaction.
/// </summary>
public sealed class ReturnStock(ShopDbContext db, PublishBackInStock tell, TimeProvider clock)
{
    /// <returns>False when the order has not that much left to give back; the caller rolls its transaction back.</returns>
    public async Task<bool> TryReturnAsync(OrderId orderId, IEnumerable<StockRequest> requests, CancellationToken cancellationToken)
    {
        // Sorted like allocations, so that neither waits for the other crosswise (R3).
        foreach (var request in requests.OrderBy(request => request.Sku, StringComparer.Ordinal))
        {
            if (!await TryReturnAsync(orderId, request, cancellationToken)) return false;
        }

        return true;
    }

    private async Task<bool> TryReturnAsync(OrderId orderId, StockRequest request, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == orderId && allocation.Sku == request.Sku
                && allocation.State != AllocationState.Released)
            .Where(allocation => allocation.Quantity - allocation.Returned - allocation.WrittenOff
                - allocation.InRefund >= request.Quantity)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(allocation => allocation.Returned, allocation => allocation.Returned + request.Quantity),
                    cancellationToken);
        if (taken == 0) return false;
        var state = await db.Set<Allocation>().Where(allocation => allocation.OrderId == orderId && allocation.Sku == request.Sku)
            .Select(allocation => allocation.State).SingleAsync(cancellationToken);
        // What was sent leaves the stock and comes back to it; what was only promised is promised no more.
        var (onHand, allocated) = state == AllocationState.Consumed ? (request.Quantity, 0) : (0, -request.Quantity);
        await StockChange.MoveHeldAsync(db, request.Sku, onHand, allocated, cancellationToken);
        db.Add(StockMovement.Of(request.Sku, onHand, allocated, "returned", orderId, clock.GetUtcNow()));
        await tell.ExecuteAsync(request.Sku, cancellationToken);
        return true;
    }
}
