using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Domain.Shared;

/// <summary>The countries whose postcodes the shop can check (formats: Universal Postal Union).</summary>
public static class Countries
{
    // No text, however hostile, makes the check slow.
    private const RegexOptions Matching = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Dictionary<string, (string Form, string Example)> Postcodes = new(StringComparer.Ordinal)
    {
        ["AT"] = ("[1-9][0-9]{3}", "1010"),
        ["BE"] = ("[1-9][0-9]{3}", "1000"),
        ["DE"] = ("[0-9]{5}", "10115"),
        ["DK"] = ("[0-9]{4}", "1050"),
        ["ES"] = ("(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}", "17001"),
        ["FI"] = ("[0-9]{5}", "00100"),
        ["FR"] = ("[0-9]{5}", "75001"),
        ["IE"] = ("[A-Z][0-9][0-9W] ?[0-9A-Z]{4}", "D02 X285"),
        ["IT"] = ("[0-9]{5}", "00118"),
        ["LU"] = ("[0-9]{4}", "1009"),
        ["NL"] = ("[1-9][0-9]{3} ?[A-Z]{2}", "1012 AB"),
        ["PL"] = ("[0-9]{2}-[0-9]{3}", "00-001"),
        ["PT"] = ("[1-9][0-9]{3}-[0-9]{3}", "1000-001"),
        ["SE"] = ("[0-9]{3} ?[0-9]{2}", "111 20"),
    };

    // .NET keeps the first language in which it was asked for a region's name, so the names stand here.
    private static readonly Dictionary<string, (string English, string Spanish)> Names = new(StringComparer.Ordinal)
    {
        ["AT"] = ("Austria", "Austria"), ["BE"] = ("Belgium", "Bélgica"), ["DE"] = ("Germany", "Alemania"), ["DK"] = ("Denmark", "Dinamarca"),
        ["ES"] = ("Spain", "España"), ["FI"] = ("Finland", "Finlandia"), ["FR"] = ("France", "Francia"), ["IE"] = ("Ireland", "Irlanda"),
        ["IT"] = ("Italy", "Italia"), ["LU"] = ("Luxembourg", "Luxemburgo"), ["NL"] = ("Netherlands", "Países Bajos"),
        ["PL"] = ("Poland", "Polonia"), ["PT"] = ("Portugal", "Portugal"), ["SE"] = ("Sweden", "Suecia"),
    };

    /// <summary>ISO 3166 codes, in the order of the alphabet.</summary>
    public static IReadOnlyCollection<string> Codes { get; } = [.. Postcodes.Keys.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? code) => code is not null && Postcodes.ContainsKey(code);

    /// <summary>Whether the postcode has the country's form; letters in any case, an unknown country never.</summary>
    public static bool IsPostcode(string country, string postcode) =>
        Postcodes.TryGetValue(country, out var rule) && Regex.IsMatch(postcode.ToUpperInvariant(), $"^(?:{rule.Form})$", Matching);

    /// <summary>A postcode of the right form, to show in a message.</summary>
    public static string PostcodeExample(string country) => Postcodes.TryGetValue(country, out var rule) ? rule.Example : "";

    /// <summary>The country's name in that language; its own code when the shop does not know it.</summary>
    public static string NameOf(string code, CultureInfo culture)
    {
        if (!Names.TryGetValue(code, out var name)) return code;
        return culture.TwoLetterISOLanguageName == "es" ? name.Spanish : name.English;
    }
}
