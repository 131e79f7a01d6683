using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Domain.Shared;

/// <summary>
/// Postcodes as people write them, and in the one form that is stored and printed (Universal Postal Union). Spaces, dots,
/// hyphens of every kind, full-width digits and the country's sign before it ("D-10115", "NL 1012 AB") are forgiven;
/// nothing is guessed.
/// </summary>
public static class Postcodes
{
    // No text, however hostile, makes the check slow.
    private const RegexOptions Matching = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // The first part of a British postcode has two to four letters.
    private const string LastThreeApart = "";

    // The bare letters and digits, how they are grouped, and the signs that people put before them.
    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.Ordinal)
    {
        ["AT"] = new("[1-9][0-9]{3}", "####", ["A", "AT"], "1010"),
        ["BE"] = new("[1-9][0-9]{3}", "####", ["B", "BE"], "1000"),
        ["BG"] = new("[1-9][0-9]{3}", "####", ["BG"], "1000"),
        ["CH"] = new("[1-9][0-9]{3}", "####", ["CH"], "8001"),
        ["CY"] = new("[0-9]{4}", "####", ["CY"], "1010"),
        ["CZ"] = new("[1-7][0-9]{4}", "### ##", ["CZ"], "110 00"),
        ["DE"] = new("[0-9]{5}", "#####", ["D", "DE"], "10115"),
        ["DK"] = new("[0-9]{4}", "####", ["DK"], "1050"),
        ["EE"] = new("[0-9]{5}", "#####", ["EE", "EST"], "10111"),
        ["ES"] = new("(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}", "#####", ["E", "ES"], "17001"),
        ["FI"] = new("[0-9]{5}", "#####", ["FI", "FIN"], "00100"),
        ["FR"] = new("[0-9]{5}", "#####", ["F", "FR"], "75001"),
        ["GB"] = new("[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}", LastThreeApart, ["GB", "UK"], "SW1A 1AA"),
        ["GR"] = new("[1-8][0-9]{4}", "### ##", ["GR", "EL"], "105 57"),
        ["HR"] = new("[1-5][0-9]{4}", "#####", ["HR"], "10000"),
        ["HU"] = new("[1-9][0-9]{3}", "####", ["H", "HU"], "1011"),
        ["IE"] = new("[A-Z][0-9][0-9W][0-9A-Z]{4}", "### ####", ["IE", "IRL"], "D02 X285"),
        ["IT"] = new("[0-9]{5}", "#####", ["I", "IT"], "00118"),
        ["LT"] = new("[0-9]{5}", "LT-#####", ["LT"], "LT-01100"),
        ["LU"] = new("[0-9]{4}", "####", ["L", "LU"], "1009"),
        ["LV"] = new("[1-5][0-9]{3}", "LV-####", ["LV"], "LV-1010"),
        ["MT"] = new("[A-Z]{3}[0-9]{4}", "### ####", ["MT", "M"], "VLT 1117"),
        ["NL"] = new("[1-9][0-9]{3}[A-Z]{2}", "#### ##", ["NL"], "1012 AB"),
        ["NO"] = new("[0-9]{4}", "####", ["N", "NO"], "0151"),
        ["PL"] = new("[0-9]{5}", "##-###", ["PL"], "00-001"),
        ["PT"] = new("[1-9][0-9]{6}", "####-###", ["P", "PT"], "1000-001"),
        ["RO"] = new("[0-9]{6}", "######", ["RO"], "010011"),
        ["SE"] = new("[0-9]{5}", "### ##", ["S", "SE"], "111 20"),
        ["SI"] = new("[1-9][0-9]{3}", "####", ["SI", "SLO"], "1000"),
        ["SK"] = new("[0-9]{5}", "### ##", ["SK"], "811 01"),
    };

    /// <summary>The postcode in the country's form; null when it has it not, whatever is forgiven. An unknown country has none.</summary>
    public static string? Normalise(string country, string? typed)
    {
        if (!Rules.TryGetValue(country, out var rule)) return null;
        var letters = WithoutSign(Letters(typed), rule);
        return Regex.IsMatch(letters, $"^(?:{rule.Letters})$", Matching) ? Grouped(letters, rule.Groups) : null;
    }

    /// <summary>A postcode of the right form, to show in a message; empty for an unknown country.</summary>
    public static string ExampleOf(string country) => Rules.TryGetValue(country, out var rule) ? rule.Example : "";

    // Capital letters and plain digits; what people put between them is gone, anything else stays and fails.
    private static string Letters(string? typed)
    {
        var bare = new StringBuilder();
        foreach (var letter in PlainText.Clean(typed).Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (!IsSeparator(letter)) bare.Append(letter);
        }

        return bare.ToString();
    }

    private static bool IsSeparator(char letter) =>
        char.IsWhiteSpace(letter) || letter is '.' or '\u2212' or '_' or '/'
            || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;

    // A sign is one only before what is a postcode without it: an Irish one may begin with a letter that is a country's sign.
    private static string WithoutSign(string letters, Rule rule)
    {
        foreach (var sign in rule.Signs)
        {
            if (letters.StartsWith(sign, StringComparison.Ordinal)
                && Regex.IsMatch(letters[sign.Length..], $"^(?:{rule.Letters})$", Matching))
                return letters[sign.Length..];
        }

        return letters;
    }

    private static string Grouped(string letters, string groups)
    {
        if (groups == LastThreeApart) return $"{letters[..^3]} {letters[^3..]}";
        var next = 0;
        return string.Concat(groups.Select(place => place == '#' ? letters[next++] : place));
    }

    private sealed record Rule(string Letters, string Groups, string[] Signs, string Example);
}
