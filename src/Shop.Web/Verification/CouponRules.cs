using Microsoft.EntityFrameworkCore;
using Shop.Domain.Coupons;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>I3: live redemptions keep to the limits, belong to orders that are not cancelled, and are what the counter says.</summary>
internal sealed class CouponRules(ShopDbContext db)
{
    public async Task<Invariant> LimitsHoldAsync(CancellationToken cancellationToken)
    {
        var coupons = await db.Set<Coupon>().AsNoTracking().ToListAsync(cancellationToken);
        var live = await (from redemption in db.Set<CouponRedemption>().AsNoTracking()
                          join order in db.Set<Order>() on redemption.OrderId equals order.Id into found
                          from order in found.DefaultIfEmpty()
                          where redemption.ReleasedAt == null
                          select new Live(redemption.Code, redemption.EmailKey, order == null ? null : order.Status, order == null ? null : order.CouponCode))
            .ToListAsync(cancellationToken);
        var byCode = live.ToLookup(redemption => redemption.Code);
        return new Invariant(
            "I3", "coupons are used within their limits, by living orders only", coupons.Count + live.Count,
            [.. coupons.SelectMany(coupon => BreachesOf(coupon, [.. byCode[coupon.Code]]))]);
    }

    private static IEnumerable<string> BreachesOf(Coupon coupon, List<Live> live)
    {
        if (live.Count != coupon.Redeemed) yield return $"{coupon.Code}: the counter says {coupon.Redeemed}, there are {live.Count} live redemptions";
        if (live.Count > coupon.Limit) yield return $"{coupon.Code}: {live.Count} redemptions, the limit is {coupon.Limit}";
        if (live.GroupBy(redemption => redemption.EmailKey).Any(customer => customer.Count() > coupon.LimitPerCustomer))
            yield return $"{coupon.Code}: a customer used it more than {coupon.LimitPerCustomer} times";
        foreach (var stray in live.Where(redemption => redemption.Status is null or OrderStatus.Cancelled || redemption.OrderCoupon != coupon.Code))
            yield return $"{coupon.Code}: a redemption belongs to an order that is {stray.Status?.ToText() ?? "missing"}";
    }

    private sealed record Live(string Code, string EmailKey, OrderStatus? Status, string? OrderCoupon);
}
