using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>
/// Stripe's amounts are minor units too, with two exceptions (Stripe, "Supported currencies", special cases): ISK counts
/// in hundredths though it has none, and three-digit currencies end in a zero.
/// </summary>
public static class StripeAmount
{
    /// <summary>Stripe takes at most eight digits.</summary>
    public const long Max = 99_999_999;

    // Stripe, "Supported currencies", minimum and maximum charge amounts, in the shop's minor units.
    private static readonly Dictionary<string, long> Min = new(StringComparer.Ordinal)
    {
        ["AUD"] = 50, ["BGN"] = 100, ["BRL"] = 50, ["CAD"] = 50, ["CHF"] = 50, ["CZK"] = 15_00, ["DKK"] = 2_50, ["EUR"] = 50, ["GBP"] = 30,
        ["HUF"] = 175_00, ["JPY"] = 50, ["MXN"] = 10_00, ["NOK"] = 3_00, ["NZD"] = 50, ["PLN"] = 2_00, ["RON"] = 2_00, ["SEK"] =
            3_00, ["USD"] = 50,
        // Without a minimum of their own: half a US dollar by the day's rate, which these lie above.
        ["KRW"] = 1000, ["CLP"] = 600, ["ISK"] = 100, ["BHD"] = 300, ["JOD"] = 500, ["KWD"] = 300, ["OMR"] = 300, ["TND"] = 2_000,
    };

    /// <summary>The least that Stripe charges a card in that currency.</summary>
    public static Money MinOf(Currency currency) => new(Min[currency.Code], currency);

    /// <summary>Whether Stripe can charge it: neither too little nor too much.</summary>
    public static bool IsPayable(Money amount) =>
        amount.Minor >= MinOf(amount.Currency).Minor && amount.Minor <= (amount.Currency.Code == "ISK" ? Max / 100 : Max);

    /// <exception cref="DomainException">Stripe cannot charge this amount.</exception>
    public static long Of(Money amount)
    {
        var stripe = amount.Currency.Code == "ISK" ? checked(amount.Minor * 100) : amount.Minor;
        if (stripe is < 0 or > Max) throw new DomainException($"Stripe cannot charge {amount}.");
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
        return stripe % 100 == 0
            ? new Money(stripe / 100, known)
            : throw new DomainException($"{stripe} is not an amount of whole krónur.");
    }
}
