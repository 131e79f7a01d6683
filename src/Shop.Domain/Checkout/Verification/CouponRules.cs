using Microsoft.EntityFrameworkCore;
using Shop.Domain.Coupons;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>I3: live redemptions keep to the limits, belong to orders that are not cancelled, and are what the counter says.</summary>
internal sealed class CouponRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I3";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var live = db.Set<CouponRedemption>().AsNoTracking().Where(redemption => redemption.ReleasedAt == null);
        var coupons = await db.Set<Coupon>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var coupon in coupons)
        {
            var used = await live.CountAsync(redemption => redemption.Code == coupon.Code, cancellationToken);
            if (used != coupon.Redeemed)
                breaches.Add($"{coupon.Code}: the counter says {coupon.Redeemed}, there are {used} live redemptions");
            if (used > coupon.Limit) breaches.Add($"{coupon.Code}: {used} redemptions, the limit is {coupon.Limit}");
            if (coupon.LimitPerCustomer is { } limit && await MostByOneAsync(live, coupon.Code, cancellationToken) > limit)
                breaches.Add($"{coupon.Code}: a customer used it more often than {limit} times");
        }

        await breaches.AskAsync(Strays(live),
            stray => $"{stray}: a redemption belongs to an order that is cancelled, missing or without it", cancellationToken);
        return new Invariant(
            Id, "coupons are used within their limits, by living orders only", coupons.Count + await live.CountAsync(cancellationToken),
                breaches.Found);
    }

    private static async Task<int> MostByOneAsync(IQueryable<CouponRedemption> live, string code, CancellationToken cancellationToken) =>
        await live.Where(redemption => redemption.Code == code).GroupBy(redemption => redemption.EmailKey)
            .Select(same => same.Count()).OrderDescending().FirstOrDefaultAsync(cancellationToken);

    private IQueryable<string> Strays(IQueryable<CouponRedemption> live) => live
        .Where(redemption => !db.Set<Order>().Any(order =>
            order.Id == redemption.OrderId && order.Status != OrderStatus.Cancelled && order.CouponCode == redemption.Code))
        .Select(redemption => redemption.Code);
}
