using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>
/// Pieces of an unsent order whose refund is under way: they stay allocated and are not sent, until the refund is booked
/// (they return to stock or are written off) or fails (the order has them again). Runs inside the caller's write transaction.
/// </summary>
public sealed class KeepBackStock(ShopDbContext db, PublishBackInStock tell, TimeProvider clock)
{
    /// <returns>False when the order has not that many left to send; the caller rolls its transaction back.</returns>
    public async Task<bool> TryTakeAsync(OrderId orderId, StockRequest pieces, CancellationToken cancellationToken) =>
        await Held(orderId, pieces.Sku)
            .Where(allocation => allocation.State == AllocationState.Held)
            .Where(allocation => allocation.Quantity - allocation.Returned - allocation.WrittenOff - allocation.InRefund >= pieces.Quantity)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(allocation => allocation.InRefund, allocation => allocation.InRefund + pieces.Quantity), cancellationToken)
                    == 1;

    /// <summary>The refund is booked.</summary>
    /// <param name="restock">How many of the pieces return to stock; the others are written off.</param>
    public async Task SettleAsync(OrderId orderId, StockRequest pieces, int restock, CancellationToken cancellationToken)
    {
        var lost = pieces.Quantity - restock;
        await Held(orderId, pieces.Sku).ExecuteUpdateAsync(
            set => set.SetProperty(allocation => allocation.InRefund, allocation => allocation.InRefund - pieces.Quantity)
                .SetProperty(allocation => allocation.Returned, allocation => allocation.Returned + restock)
                .SetProperty(allocation => allocation.WrittenOff, allocation => allocation.WrittenOff + lost), cancellationToken);
        await MoveAsync(orderId, pieces.Sku, 0, -restock, "returned", cancellationToken);
        await MoveAsync(orderId, pieces.Sku, -lost, -lost, "written off", cancellationToken);
        if (restock > 0) await tell.ExecuteAsync(pieces.Sku, cancellationToken);
    }

    /// <summary>The refund failed. When the rest was sent meanwhile, the pieces lie in stock and nobody waits for them.</summary>
    public async Task GiveBackAsync(OrderId orderId, StockRequest pieces, CancellationToken cancellationToken)
    {
        var wasSent = await Held(orderId, pieces.Sku)
            .AnyAsync(allocation => allocation.State == AllocationState.Consumed, cancellationToken);
        if (wasSent) await SettleAsync(orderId, pieces, pieces.Quantity, cancellationToken);
        else
            await Held(orderId, pieces.Sku).ExecuteUpdateAsync(
                set => set.SetProperty(allocation => allocation.InRefund, allocation => allocation.InRefund - pieces.Quantity),
                    cancellationToken);
    }

    private IQueryable<Allocation> Held(OrderId orderId, string sku) =>
        db.Set<Allocation>().Where(allocation => allocation.OrderId == orderId && allocation.Sku == sku);

    private async Task MoveAsync(OrderId orderId, string sku, int onHand, int allocated, string reason, CancellationToken cancellationToken)
    {
        if (onHand == 0 && allocated == 0) return;
        await StockChange.MoveHeldAsync(db, sku, onHand, allocated, cancellationToken);
        db.Add(StockMovement.Of(sku, onHand, allocated, reason, orderId, clock.GetUtcNow()));
    }
}
