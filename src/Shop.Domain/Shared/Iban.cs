using System.Text.RegularExpressions;

namespace Shop.Domain.Shared;

/// <summary>Account numbers (ISO 13616) and the codes of banks (ISO 9362).</summary>
public static partial class Iban
{
    /// <summary>More letters than any country's has.</summary>
    public const int MaxLength = 34;

    // Of the countries that the shop's buyers and banks are mostly in; elsewhere the check digits decide alone.
    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["EE"] = 20,
        ["ES"] = 24, ["FI"] = 18, ["FR"] = 27, ["GB"] = 22, ["GI"] = 23, ["GR"] = 27, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IS"] = 26,
        ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21, ["MC"] = 27, ["MT"] = 31, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28,
        ["PT"] = 25, ["RO"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["VA"] = 22,
    };

    /// <summary>Without spaces, in capitals: as it is stored.</summary>
    public static string Compact(string? typed) => Gaps().Replace(typed ?? "", "").ToUpperInvariant();

    /// <summary>Whether a compact number has its country's length and the right check digits.</summary>
    public static bool IsRight(string iban) =>
        Form().IsMatch(iban) && (!Lengths.TryGetValue(iban[..2], out var length) || iban.Length == length) && CheckDigits.Fit(iban);

    /// <summary>In groups of four.</summary>
    public static string Grouped(string iban) => CreditorReference.Grouped(iban);

    /// <summary>Whether it has the form of a bank's code: eight letters or eleven.</summary>
    public static bool IsBic(string bic) => BicForm().IsMatch(bic);

    [GeneratedRegex(@"[\s\-]", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex BicForm();
}
