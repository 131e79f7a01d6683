using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.TestKit;

/// <summary>Reads amounts of money out of a text as people do: "€1,234.50" and "1.234,50 €" are both 123450.</summary>
public static partial class ShownAmounts
{
    /// <summary>Every number with two decimals, in minor units, in the order of the text.</summary>
    public static IReadOnlyList<long> In(string text) =>
        [.. Amounts().Matches(text).Select(amount => long.Parse(NoDigits().Replace(amount.Value, ""), CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f' ]?\d{3})*[.,]\d{2}(?![\d]|[.,]\d)")]
    private static partial Regex Amounts();

    [GeneratedRegex(@"\D")]
    private static partial Regex NoDigits();
}
