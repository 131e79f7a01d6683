using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Domain.Imports.Files;

/// <summary>Names that a till printed in capitals, as a shop would write them: "RED RETROSPOT MUG" becomes "Red Retrospot Mug".</summary>
public static partial class SensibleCase
{
    private const double MostlyCapitals = 0.7;

    private static readonly HashSet<string> Small =
        ["a", "an", "and", "as", "at", "but", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

    private static readonly HashSet<string> Kept =
        ["3D", "AA", "AAA", "BBQ", "CD", "DIY", "DVD", "EU", "ID", "II", "III", "IV", "LED", "LP", "MDF", "NYC", "PC", "PVC", "TV", "UK",
        "USA", "USB", "UV", "XL", "XXL"];

    /// <summary>A name with enough small letters stays as it is, but for stray marks around it.</summary>
    public static string Of(string name)
    {
        var clean = name.Trim().Trim('*', ',', ';', ' ');
        var letters = clean.Where(char.IsLetter).ToList();
        if (letters.Count < 2 || letters.Count(char.IsUpper) < MostlyCapitals * letters.Count) return clean;
        return string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, place) => Word(word, place == 0)));
    }

    // A word that has small letters was written so on purpose: "25x24x12cm", "125g".
    private static string Word(string word, bool isFirst)
    {
        if (word.Any(char.IsLower) || Kept.Contains(word.Trim(',', '.', '(', ')', '!'))) return word;
        if (Measure().IsMatch(word)) return word.ToLowerInvariant();
        var lower = word.ToLower(CultureInfo.InvariantCulture);
        return !isFirst && Small.Contains(lower)
            ? lower
            : Starts().Replace(lower, start => start.Value.ToUpper(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("^[0-9.,X/]+(CM|MM|M|G|KG|ML|CL|L|W|V|PCS?)\\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();

    // The first letter, and the one after a mark that joins words; not the "s" of "Children's".
    [GeneratedRegex("(?<![\\p{L}\\p{N}'’])\\p{L}|(?<=^[0-9]+)\\p{L}(?=\\p{L}{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Starts();
}
