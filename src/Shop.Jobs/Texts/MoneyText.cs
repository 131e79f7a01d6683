using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>
/// How amounts are written on pages, mails and invoices: in the language's form, with the digits and the sign of their own currency.
/// </summary>
public static class MoneyText
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$", ["JPY"] = "¥",
    };

    /// <summary>"€12.90" in English, "12,90 €" in Spanish.</summary>
    public static string Show(this Money amount) => amount.Show(CultureInfo.CurrentCulture);

    public static string Show(this Money amount, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Signs.GetValueOrDefault(amount.Currency.Code) ?? amount.Currency.Code;
        format.CurrencyDecimalDigits = amount.Currency.Exponent;
        // Decimal only carries the digits to the formatter; nothing is computed with it.
        var shown = new decimal(amount.Minor) / (decimal)Math.Pow(10, amount.Currency.Exponent);
        return shown.ToString("C", format);
    }

    /// <summary>"10 %" with the language's decimal sign.</summary>
    public static string Show(this Percentage share) => share.Show(CultureInfo.CurrentCulture);

    public static string Show(this Percentage share, CultureInfo culture) =>
        $"{(share.BasisPoints / 100m).ToString("0.##", culture)}\u00A0%";
}
