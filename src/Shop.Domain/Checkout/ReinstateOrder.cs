using Microsoft.EntityFrameworkCore;
using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>Money for an order that was released already: the order lives on if its stock and coupon are still to be had (R10).</summary>
public sealed class ReinstateOrder(ShopDbContext db, AllocateStock stock, RedeemCoupon coupons)
{
    private const string BeforeTaking = "before_taking";

    /// <summary>
    /// All of it or nothing, and not when the shopper ordered the same once more meanwhile and paid that. Runs inside the
    /// caller's write transaction, which goes on either way.
    /// </summary>
    public async Task<bool> TryAsync(Order order, CancellationToken cancellationToken)
    {
        if (await IsBoughtMeanwhileAsync(order, cancellationToken)) return false;
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(BeforeTaking, cancellationToken);
        var tracked = db.ChangeTracker.Entries().Select(entry => entry.Entity).ToHashSet();
        if (await TryTakeAsync(order, cancellationToken)) return true;
        await transaction.RollbackToSavepointAsync(BeforeTaking, cancellationToken);
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => !tracked.Contains(entry.Entity)).ToList())
            entry.State = EntityState.Detached;
        return false;
    }

    private async Task<bool> IsBoughtMeanwhileAsync(Order order, CancellationToken cancellationToken)
    {
        var later = await db.Set<Order>().AsNoTracking().Include(other => other.Lines)
            .Where(other => other.CartId == order.CartId && other.Id != order.Id && other.PaidAt != null
                && other.PlacedAt >= order.PlacedAt)
            .Where(other => other.Status != OrderStatus.Refunded).ToListAsync(cancellationToken);
        return later.Exists(order.HasSameGoodsAs);
    }

    private async Task<bool> TryTakeAsync(Order order, CancellationToken cancellationToken)
    {
        var taken = await stock.ExecuteAsync(order.Id, order.StockRequests(), cancellationToken);
        if (taken.Missing.Count > 0) return false;
        if (order.CouponCode is { } code && !await coupons.TryTakeAsync(code, order.Id, order.EmailKey, cancellationToken)) return false;
        order.TookStock(taken.Uncounted);
        return true;
    }
}
