using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>How much of a SKU an order wants.</summary>
public sealed record StockRequest(string Sku, int Quantity)
{
    /// <summary>It needs no parcel: perhaps nobody counts how many there are.</summary>
    public bool MayBeUncounted { get; init; }
}

/// <summary>What came of asking for stock.</summary>
/// <param name="Missing">The SKUs that there is too little of.</param>
/// <param name="Uncounted">The SKUs of which nothing was taken, since their stock is not counted.</param>
public sealed record AllocationResult(IReadOnlyList<string> Missing, IReadOnlyCollection<string> Uncounted);

/// <summary>Promises stock to an order, all lines or none. Runs inside the caller's write transaction.</summary>
public sealed class AllocateStock(ShopDbContext db, TimeProvider clock)
{
    /// <summary>When anything is missing the caller rolls its transaction back, since other lines may have been taken already.</summary>
    public async Task<AllocationResult> ExecuteAsync(
        OrderId orderId, IEnumerable<StockRequest> requests, CancellationToken cancellationToken)
    {
        // Sorted, so that two checkouts take the same rows in the same order and cannot deadlock (R3).
        var sorted = requests.OrderBy(request => request.Sku, StringComparer.Ordinal).ToList();
        var uncounted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in sorted.Where(request => request.MayBeUncounted))
        {
            if (await IsUncountedAsync(request.Sku, cancellationToken)) uncounted.Add(request.Sku);
        }

        var missing = new List<string>();
        foreach (var request in sorted.Where(request => !uncounted.Contains(request.Sku)))
        {
            if (!await TryTakeAsync(orderId, request, cancellationToken)) missing.Add(request.Sku);
        }

        return new AllocationResult(missing, uncounted);
    }

    // Changing nothing takes the row's lock: whoever starts to count waits for this order, or this order finds it counted.
    private async Task<bool> IsUncountedAsync(string sku, CancellationToken cancellationToken) =>
        await db.Set<Variant>().IgnoreAutoIncludes().Where(variant => variant.Sku == sku && !variant.IsStockCounted).ExecuteUpdateAsync(
            set => set.SetProperty(variant => variant.IsStockCounted, variant => variant.IsStockCounted), cancellationToken) == 1;

    private async Task<bool> TryTakeAsync(OrderId orderId, StockRequest request, CancellationToken cancellationToken)
    {
        if (!await StockChange.TryMoveAsync(db, request.Sku, 0, request.Quantity, cancellationToken)) return false;
        db.Add(StockMovement.Of(request.Sku, 0, request.Quantity, "allocated", orderId, clock.GetUtcNow()));
        var revived = await db.Set<Allocation>()
            .Where(allocation => allocation.OrderId == orderId && allocation.Sku == request.Sku
                && allocation.State == AllocationState.Released)
            .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.State, AllocationState.Held), cancellationToken);
        if (revived == 0) db.Add(Allocation.Of(orderId, request.Sku, request.Quantity, AllocationState.Held));
        return true;
    }
}
