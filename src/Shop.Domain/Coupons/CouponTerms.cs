using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>
/// What a coupon takes off, for the price kernel: a share or an amount (exactly one of them), from a minimum of goods on.
/// </summary>
public sealed record CouponTerms(string Code, Percentage? Percent, Money? Amount, Money Minimum)
{
    /// <summary>The discount on goods at list prices; never more than they cost. Below the minimum it is nothing.</summary>
    /// <exception cref="DomainException">The coupon is in another currency (R18).</exception>
    public Money DiscountOn(Money subtotal)
    {
        if (subtotal < Minimum) return Money.Zero(subtotal.Currency);
        var discount = Percent is { } share ? subtotal.PercentOf(share) : Amount!.Value;
        return Money.Min(discount, subtotal);
    }
}
