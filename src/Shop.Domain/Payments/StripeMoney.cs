using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>
/// An amount of Stripe's account in any currency, also one that the shop does not sell in: other business of the same account
/// is in the same lists. <see cref="Minor"/> counts as Stripe does.
/// </summary>
public readonly record struct StripeMoney(long Minor, string Currency)
{
    // Stripe, "Supported currencies", zero-decimal and three-decimal currencies.
    private static readonly string[] WithoutDecimals =
        ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly string[] WithThreeDecimals = ["BHD", "JOD", "KWD", "OMR", "TND"];

    /// <summary>The currency's code in upper case.</summary>
    public string Code => Currency.ToUpperInvariant();

    /// <summary>The amount as the shop counts it; null in a currency that the shop does not know.</summary>
    public Money? ToMoney() => Shared.Currency.Codes.Contains(Code) ? StripeAmount.ToMoney(Minor, Currency) : null;

    /// <summary>The amount in minor units of the currency; 0 when it is in another one.</summary>
    public long MinorIn(Currency currency) => ToMoney() is { } money && money.Currency == currency ? money.Minor : 0;

    public override string ToString() =>
        ToMoney()?.ToString() ?? $"{Decimals(WithoutDecimals.Contains(Code) ? 0 : WithThreeDecimals.Contains(Code) ? 3 : 2)} {Code}";

    private string Decimals(int digits)
    {
        var text = Math.Abs((decimal)Minor).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return (Minor < 0 ? "-" : "") + (digits == 0 ? text : $"{text[..^digits]}.{text[^digits..]}");
    }
}
