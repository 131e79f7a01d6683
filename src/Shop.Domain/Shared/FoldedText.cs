using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>
/// Text as the words that search compares: letters and digits only, lower case, no accents, one space between words. What
/// is left has no sign that means anything to a database.
/// </summary>
public static class FoldedText
{
    private const int Known = 0x250;

    // For the letters of Europe the answer is looked up: a product's whole text is folded whenever it changes.
    private static readonly string[] Folds = [.. Enumerable.Range(0, Known).Select(code => FoldLetter((char)code))];

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var letter in text) Append(result, letter < Known ? Folds[letter] : FoldLetter(letter));
        if (result.Length > 0 && result[^1] == ' ') result.Length--;
        return result.ToString();
    }

    public static string[] WordsOf(string? text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder result, string fold)
    {
        if (fold != " ") result.Append(fold);
        else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
    }

    // Accents that stand alone vanish; half of a pair of surrogates (an emoji) parts words like any other sign.
    private static string FoldLetter(char letter)
    {
        if (char.IsSurrogate(letter) || letter is '\uFFFE' or '\uFFFF') return " ";
        if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) return "";
        if (letter == 'ß') return "ss";
        var kept = letter.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToArray();
        return Array.Exists(kept, part => !char.IsLetterOrDigit(part)) ? " " : string.Concat(kept.Select(char.ToLowerInvariant)).Normalize(NormalizationForm.FormC);
    }
}
