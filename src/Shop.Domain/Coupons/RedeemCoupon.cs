using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>Takes and gives back one use of a coupon. Runs inside the caller's write transaction.</summary>
public sealed class RedeemCoupon(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Takes one use for the order, if the coupon may be used now and neither limit is reached. On false the caller
    /// rolls its transaction back.
    /// </summary>
    public async Task<bool> TryTakeAsync(string code, OrderId orderId, string emailKey, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The update comes first: it locks the coupon's row, so the count below cannot be overtaken on PostgreSQL (R60).
        var taken = await db.Set<Coupon>()
            .Where(coupon => coupon.Code == code && coupon.IsActive && coupon.StartsAt <= now
                && (coupon.EndsAt == null || coupon.EndsAt > now))
            .Where(coupon => coupon.Limit == null || coupon.Redeemed < coupon.Limit)
            .ExecuteUpdateAsync(set => set.SetProperty(coupon => coupon.Redeemed, coupon => coupon.Redeemed + 1), cancellationToken);
        if (taken == 0 || await CustomerIsAtLimitAsync(code, emailKey, cancellationToken)) return false;
        await KeepAsync(code, orderId, emailKey, now, cancellationToken);
        CrashPoint.Reached("coupon-taken");
        return true;
    }

    /// <summary>Gives the order's use back, once; an order without a coupon has nothing to give.</summary>
    public async Task ReleaseAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var code = await db.Set<CouponRedemption>().Where(redemption => redemption.OrderId == orderId && redemption.ReleasedAt == null)
            .Select(redemption => redemption.Code).SingleOrDefaultAsync(cancellationToken);
        if (code is null) return;
        var now = clock.GetUtcNow();
        var released = await db.Set<CouponRedemption>().Where(redemption => redemption.OrderId == orderId && redemption.ReleasedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(redemption => redemption.ReleasedAt, now), cancellationToken);
        if (released == 0) return;
        await db.Set<Coupon>().Where(coupon => coupon.Code == code)
            .ExecuteUpdateAsync(set => set.SetProperty(coupon => coupon.Redeemed, coupon => coupon.Redeemed - 1), cancellationToken);
    }

    private async Task<bool> CustomerIsAtLimitAsync(string code, string emailKey, CancellationToken cancellationToken)
    {
        var limit = await db.Set<Coupon>().Where(coupon => coupon.Code == code)
            .Select(coupon => coupon.LimitPerCustomer).SingleAsync(cancellationToken);
        return limit is not null && limit <= await db.Set<CouponRedemption>().CountAsync(
            redemption => redemption.Code == code && redemption.EmailKey == emailKey && redemption.ReleasedAt == null, cancellationToken);
    }

    // An order that was released and is paid after all takes its old row up again (R10).
    private async Task KeepAsync(string code, OrderId orderId, string emailKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var revived = await db.Set<CouponRedemption>().Where(redemption => redemption.OrderId == orderId && redemption.ReleasedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(redemption => redemption.ReleasedAt, (DateTimeOffset?)null), cancellationToken);
        if (revived == 0) db.Add(CouponRedemption.Of(code, orderId, emailKey, now));
    }
}
