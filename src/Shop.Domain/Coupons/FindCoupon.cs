using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>Looks a code up for a cart or a quote. It promises nothing: only <see cref="RedeemCoupon"/> holds the limits.</summary>
public sealed class FindCoupon(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// The terms of a code that can be used now, or null. Unknown, expired, switched off, used up and foreign codes are
    /// told apart nowhere (R81), so that nobody learns codes by trying.
    /// </summary>
    public async Task<CouponTerms?> ExecuteAsync(string? typed, Currency currency, CancellationToken cancellationToken)
    {
        if (CouponCode.Normalise(typed) is not { } code) return null;
        var now = clock.GetUtcNow();
        var coupon = await db.Set<Coupon>().AsNoTracking().SingleOrDefaultAsync(
            coupon => coupon.Code == code && coupon.IsActive && coupon.Currency == currency
                && coupon.StartsAt <= now && (coupon.EndsAt == null || coupon.EndsAt > now)
                && (coupon.Limit == null || coupon.Redeemed < coupon.Limit),
            cancellationToken);
        return coupon?.Terms;
    }
}
