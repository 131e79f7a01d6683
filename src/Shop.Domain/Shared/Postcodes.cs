using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Domain.Shared;

/// <summary>
/// Postcodes as people write them, and in the one form that is stored and printed. Spaces, dots, hyphens of every kind, full-width
/// digits and the country's sign before it ("D-10115", "NL 1012 AB") are forgiven; nothing is guessed. What one looks like, the
/// country's <see cref="AddressFormat"/> says.
/// </summary>
public static class Postcodes
{
    // No text, however hostile, makes the check slow.
    private const RegexOptions Matching = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int MaxLength = 20;

    // What people put before one beside the country's code: the signs of its cars, and other habits.
    private static readonly Dictionary<string, string[]> Signs = new(StringComparer.Ordinal)
    {
        ["AT"] = ["A"], ["BE"] = ["B"], ["DE"] = ["D"], ["EE"] = ["EST"], ["ES"] = ["E"], ["FI"] = ["FIN"], ["FR"] = ["F"], ["GB"] = ["UK"],
        ["GR"] = ["EL"], ["HU"] = ["H"], ["IE"] = ["IRL"], ["IT"] = ["I"], ["LU"] = ["L"], ["MT"] = ["M"], ["NO"] = ["N"], ["PT"] = ["P"],
        ["SE"] = ["S"], ["SI"] = ["SLO"], ["LI"] = ["FL"],
    };

    private static readonly ConcurrentDictionary<string, Rule> Rules = new(StringComparer.Ordinal);

    /// <summary>
    /// The postcode in the country's form, empty where it has none or needs none and none was typed; null when what was typed is none of
    /// that country, whatever is forgiven, or when the shop does not know the country.
    /// </summary>
    public static string? Normalise(string country, string? typed)
    {
        if (AddressFormat.Find(country) is not { } format) return null;
        if (!format.Has(AddressPart.Postcode)) return "";
        var letters = Letters(typed);
        if (letters.Length == 0) return format.Requires(AddressPart.Postcode) ? null : "";
        if (letters.Length > MaxLength) return null;
        var rule = Rules.GetOrAdd(country, _ => Rule.Of(format));
        return Readings(country, letters).Select(rule.Shape).FirstOrDefault(shaped => shaped is not null);
    }

    /// <summary>A postcode of the right form, to show in a message; empty for a country without.</summary>
    public static string ExampleOf(string country) =>
        AddressFormat.Find(country) is { PostcodeExamples: [var first, ..] } ? Normalise(country, first) ?? "" : "";

    // A sign is one only before what is a postcode without it: an Irish one may begin with a letter that is a country's sign. And some
    // countries write their own sign as a part of it, which people leave out.
    private static IEnumerable<string> Readings(string country, string letters)
    {
        foreach (var sign in Signs.GetValueOrDefault(country, []).Append(country))
            if (letters.StartsWith(sign, StringComparison.Ordinal)) yield return letters[sign.Length..];
        yield return letters;
        yield return country + letters;
    }

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

    // How letters and digits are grouped, the examples show: the most usual way first.
    private sealed record Rule(Regex? Form, IReadOnlyList<string> Shapes)
    {
        public static Rule Of(AddressFormat format) => new(
            format.PostcodePattern.Length == 0 ? null : new Regex($"^(?:{format.PostcodePattern})$", Matching),
            [.. format.PostcodeExamples.Select(ShapeOf).GroupBy(shape => shape).OrderByDescending(same => same.Count())
                .Select(same => same.Key)]);

        public string? Shape(string letters) => Form is null
            ? letters.All(char.IsLetterOrDigit) ? letters : null
            : Shapes.Where(shape => shape.Count(place => place == '#') == letters.Length).Select(shape => Grouped(letters, shape))
                .Append(letters).FirstOrDefault(shaped => Form.IsMatch(shaped));

        private static string ShapeOf(string example) =>
            string.Concat(example.Select(letter => char.IsLetterOrDigit(letter) ? '#' : letter));

        private static string Grouped(string letters, string shape)
        {
            var next = 0;
            return string.Concat(shape.Select(place => place == '#' ? letters[next++] : place));
        }
    }
}
