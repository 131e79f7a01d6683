using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>A discount that a shopper claims by its code. Valid in [<see cref="StartsAt"/>, <see cref="EndsAt"/>).</summary>
public sealed class Coupon
{
    private Coupon()
    {
    }

    /// <summary>In the form of <see cref="CouponCode.Normalise"/>.</summary>
    public string Code { get; private set; } = "";

    public Percentage? Percent { get; private set; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? AmountMinor { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>The least that the goods must cost at list prices, in minor units.</summary>
    public long MinimumMinor { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    public bool IsActive { get; private set; }

    /// <summary>How many orders may use it in all; null is without limit.</summary>
    public int? Limit { get; private set; }

    public int? LimitPerCustomer { get; private set; }

    /// <summary>Orders that use it now. Changed by guarded updates only.</summary>
    public int Redeemed { get; private set; }

    public int Version { get; private set; }

    public CouponTerms Terms => new(
        Code, Percent, AmountMinor is { } amount ? new Money(amount, Currency) : null, new Money(MinimumMinor, Currency));

    /// <exception cref="DomainException">A code, share, amount, period or limit that cannot be.</exception>
    public static Coupon Create(CouponTerms terms, DateTimeOffset startsAt, DateTimeOffset? endsAt, int? limit =
        null, int? limitPerCustomer = null)
    {
        if (CouponCode.Normalise(terms.Code) != terms.Code) throw new DomainException($"'{terms.Code}' is not a valid coupon code.");
        return new Coupon { Code = terms.Code }.Change(terms, new CouponUse(startsAt, endsAt, limit, limitPerCustomer));
    }

    /// <summary>Changes all but the code. Orders keep what they were given; the limit may not fall below what is used.</summary>
    /// <exception cref="DomainException">Another code, or a share, amount, period or limit that cannot be.</exception>
    public Coupon Change(CouponTerms terms, CouponUse use)
    {
        if (terms.Code != Code) throw new DomainException("A coupon keeps its code.");
        if (terms.Percent is null == terms.Amount is null) throw new DomainException("A coupon takes off either a share or an amount.");
        if (terms.Percent is { BasisPoints: <= 0 or > 10_000 })
            throw new DomainException("A coupon's share lies above 0 and at most at 100 %.");
        if (terms.Amount is { Minor: <= 0 } || terms.Minimum.Minor < 0) throw new DomainException("A coupon's amounts are positive.");
        if (use.EndsAt <= use.StartsAt) throw new DomainException("A coupon ends after it starts.");
        if (use.Limit <= 0 || use.LimitPerCustomer <= 0) throw new DomainException("A coupon's limits are positive.");
        (Percent, AmountMinor) = (terms.Percent, terms.Amount?.Minor);
        (Currency, MinimumMinor) = (terms.Minimum.Currency, terms.Minimum.Minor);
        (StartsAt, EndsAt, IsActive) = (use.StartsAt, use.EndsAt, use.IsActive);
        (Limit, LimitPerCustomer) = (use.Limit, use.LimitPerCustomer);
        Version++;
        return this;
    }

    /// <summary>Takes it out of use from that instant on; one that had not begun never does.</summary>
    internal void End(DateTimeOffset now)
    {
        if (StartsAt < now) EndsAt = now;
        else IsActive = false;
        Version++;
    }
}

/// <summary>One order's use of a coupon; given back once when the order is cancelled.</summary>
public sealed class CouponRedemption
{
    private CouponRedemption()
    {
    }

    public OrderId OrderId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>
    /// Who "the same customer" is for a guest: the e-mail in its plain form. It cannot stop somebody with many addresses.
    /// </summary>
    public string EmailKey { get; private set; } = "";

    public DateTimeOffset RedeemedAt { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public static CouponRedemption Of(string code, OrderId orderId, string emailKey, DateTimeOffset now) =>
        new() { OrderId = orderId, Code = code, EmailKey = emailKey, RedeemedAt = now };
}
