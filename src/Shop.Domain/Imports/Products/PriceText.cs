using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>
/// Prices as people and spreadsheets write them (<see cref="NumberText"/>), with the currency before or behind: 12.9, 12,90 €, EUR
/// 1.234,50.
/// </summary>
public static class PriceText
{
    /// <summary>Ten million: more is a number that stands in the wrong column.</summary>
    public const long Max = 10_000_000;

    /// <summary>
    /// False for what is no amount of that currency: below zero, with more decimals than it has or than can be paid, or with the sign of
    /// another.
    /// </summary>
    public static bool TryParse(string text, Currency currency, out Money amount)
    {
        amount = default;
        if (!NumberText.TryParse(WithoutSign(text, currency), out var number) || number < 0 || number > Max) return false;
        var scale = (long)Math.Pow(10, currency.Exponent);
        // Zeros behind the last digit of the currency say nothing.
        if (number * scale != decimal.Truncate(number * scale)) return false;
        amount = new Money((long)(number * scale), currency);
        return amount.Minor % currency.Step == 0;
    }

    /// <summary>The other currency that a price names, as it is written there ("$", "GBP"); null when it names none.</summary>
    public static string? OtherCurrency(string text, Currency currency)
    {
        var plain = WithoutSign(text, currency);
        var (first, last) = (plain.AsSpan().IndexOfAnyInRange('0', '9'), plain.AsSpan().LastIndexOfAnyInRange('0', '9'));
        if (first < 0 || !NumberText.TryParse(plain[first..(last + 1)], out _)) return null;
        var sign = $"{plain[..first]}{plain[(last + 1)..]}".Trim(' ', '-', '+', '.');
        return sign.Length is > 0 and <= 4 && sign.All(letter => char.IsLetter(letter) || IsSign(letter))
            && (sign.Length > 1 || IsSign(sign[0])) ? sign : null;
    }

    private static bool IsSign(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol;

    private static string WithoutSign(string text, Currency currency)
    {
        var plain = NumberText.Plain(text);
        foreach (var sign in SignsOf(currency))
        {
            if (plain.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) return plain[sign.Length..].Trim();
            if (plain.EndsWith(sign, StringComparison.OrdinalIgnoreCase)) return plain[..^sign.Length].Trim();
        }

        return plain;
    }

    private static IEnumerable<string> SignsOf(Currency currency) => currency.Code switch
    {
        "EUR" => ["EUR", "€", "euros", "euro"], "GBP" =>
            ["GBP", "£"], "USD" => ["USD", "US$", "$"], "JPY" => ["JPY", "¥"], "PLN" => ["PLN", "zł"], _ => [currency.Code],
    };
}
