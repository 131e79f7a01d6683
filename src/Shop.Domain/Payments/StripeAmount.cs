using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>
/// Stripe's amounts are minor units too, with two exceptions (Stripe, "Supported currencies", special cases): ISK counts
/// in hundredths though it has none, and three-digit currencies end in a zero.
/// </summary>
public static class StripeAmount
{
    /// <summary>Stripe takes at most eight digits.</summary>
    public const long Most = 99_999_999;

    /// <summary>Below about half a US dollar Stripe takes no card payment.</summary>
    public const long LeastMinor = 50;

    /// <exception cref="DomainException">Stripe cannot charge this amount.</exception>
    public static long Of(Money amount)
    {
        var stripe = amount.Currency.Code == "ISK" ? checked(amount.Minor * 100) : amount.Minor;
        if (stripe is < 0 or > Most) throw new DomainException($"Stripe cannot charge {amount}.");
        if (amount.Currency.Exponent == 3 && stripe % 10 != 0) throw new DomainException($"Stripe charges {amount.Currency} in tens only.");
        return stripe;
    }

    /// <summary>Whether the shop knows a currency that Stripe names.</summary>
    public static bool IsKnown(string? currency) => currency is not null && Currency.Codes.Contains(currency.ToUpperInvariant());

    /// <exception cref="DomainException">An amount or a currency that Stripe would not have sent.</exception>
    public static Money ToMoney(long stripe, string currency)
    {
        var known = new Currency(currency);
        if (known.Code != "ISK") return new Money(stripe, known);
        return stripe % 100 == 0 ? new Money(stripe / 100, known) : throw new DomainException($"{stripe} is no amount of whole krónur.");
    }
}
