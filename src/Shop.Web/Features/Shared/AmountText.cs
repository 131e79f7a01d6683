using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Shared;

/// <summary>
/// An amount that a person typed: plain digits, and a point or a comma before the currency's own decimals. One that no card could pay
/// is none (<see cref="Currency.Step"/>).
/// </summary>
public static class AmountText
{
    private const int MaxDigits = 12;

    /// <summary>True for amounts above zero; "1.5" is 1.50, "1,505" in euros is refused and not guessed at.</summary>
    public static bool TryParse(string? typed, Currency currency, out Money amount) => TryParse(typed, currency, 1, out amount);

    /// <summary>True for amounts of at least that many minor units.</summary>
    public static bool TryParse(string? typed, Currency currency, long least, out Money amount)
    {
        amount = Money.Zero(currency);
        var parts = PlainText.Clean(typed).Replace(',', '.').Split('.');
        if (parts.Length > 2 || parts[0].Length is 0 or > MaxDigits || (parts.Length == 2 && parts[1].Length is 0)) return false;
        var decimals = parts.Length == 2 ? parts[1] : "";
        if (decimals.Length > currency.Exponent) return false;
        if (!long.TryParse(parts[0] + decimals.PadRight(currency.Exponent, '0'), NumberStyles.None, CultureInfo.InvariantCulture,
            out var minor)) return false;
        amount = new Money(minor, currency);
        return minor >= least && minor % currency.Step == 0;
    }
}
