using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Coupons;

/// <summary>Whether a coupon can be used now, and if not, why.</summary>
public enum CouponState
{
    Running,
    ToCome,
    Ended,
    UsedUp,
    SwitchedOff,
}

/// <summary>The staff's coupons, by code and paged by it.</summary>
public sealed class CouponList(ShopDbContext db, TimeProvider clock)
{
    public const int Size = 50;

    /// <summary>Codes that begin so, after that code. One more than <see cref="Size"/> when there is a next page.</summary>
    public async Task<IReadOnlyList<Coupon>> ReadAsync(string? beginning, CouponState? state, string? after,
        CancellationToken cancellationToken)
    {
        var coupons = InState(db.Set<Coupon>().AsNoTracking(), state, clock.GetUtcNow());
        if (CouponCode.Normalise(beginning) is { } prefix) coupons = coupons.Where(coupon => coupon.Code.StartsWith(prefix));
        if (CouponCode.Normalise(after) is { } place) coupons = coupons.Where(coupon => string.Compare(coupon.Code, place) > 0);
        return await coupons.OrderBy(coupon => coupon.Code).Take(Size + 1).ToListAsync(cancellationToken);
    }

    public Task<Coupon?> FindAsync(string code, CancellationToken cancellationToken) =>
        db.Set<Coupon>().AsNoTracking().SingleOrDefaultAsync(coupon => coupon.Code == code, cancellationToken);

    public CouponState StateOf(Coupon coupon)
    {
        var now = clock.GetUtcNow();
        if (!coupon.IsActive) return CouponState.SwitchedOff;
        if (coupon.EndsAt <= now) return CouponState.Ended;
        if (coupon.Redeemed >= coupon.Limit) return CouponState.UsedUp;
        return coupon.StartsAt > now ? CouponState.ToCome : CouponState.Running;
    }

    private static IQueryable<Coupon> InState(IQueryable<Coupon> coupons, CouponState? state, DateTimeOffset now)
    {
        var unended = coupons.Where(coupon => coupon.IsActive && (coupon.EndsAt == null || coupon.EndsAt > now));
        var unused = unended.Where(coupon => coupon.Limit == null || coupon.Redeemed < coupon.Limit);
        return state switch
        {
            CouponState.SwitchedOff => coupons.Where(coupon => !coupon.IsActive),
            CouponState.Ended => coupons.Where(coupon => coupon.IsActive && coupon.EndsAt <= now),
            CouponState.UsedUp => unended.Where(coupon => coupon.Redeemed >= coupon.Limit),
            CouponState.ToCome => unused.Where(coupon => coupon.StartsAt > now),
            CouponState.Running => unused.Where(coupon => coupon.StartsAt <= now),
            _ => coupons,
        };
    }
}
