namespace Shop.Domain.Coupons;

/// <summary>
/// When and how often a coupon may be used: in [start, end), by so many orders in all and of one customer. Null is without limit.
/// </summary>
public sealed record CouponUse(DateTimeOffset StartsAt, DateTimeOffset? EndsAt, int? Limit = null, int? LimitPerCustomer =
    null, bool IsActive = true);
