using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>Takes a refunded or cancelled order out of what was learnt.</summary>
public sealed class ForgetPurchase(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Subtracts exactly what the order had added, once; false when it was taken back before. An order that was not
    /// counted yet is marked, so that its payment's event, should it come late, does not count it.
    /// </summary>
    public Task<bool> ExecuteAsync(OrderId orderId, CancellationToken cancellationToken) =>
        db.WriteAsync(() => ForgetAsync(orderId, cancellationToken), forgotten => forgotten, cancellationToken);

    private async Task<bool> ForgetAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var heatSince = await PurchaseCountsTurn.TakeAsync(db, now, cancellationToken);
        var order = await db.Set<RecordedOrder>().SingleOrDefaultAsync(recorded => recorded.OrderId == orderId, cancellationToken);
        if (order is { ForgottenAt: not null }) return false;
        if (order is null) db.Add(order = RecordedOrder.Of(orderId, [], now));
        order.Forget(now);
        await PurchaseCounts.SubtractAsync(db, order, heatSince, cancellationToken);
        return true;
    }
}
