using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>Text rules that hold alike on both databases (R67 of the money-safety rules).</summary>
public static class PlainText
{
    /// <summary>NFC, trimmed, control characters gone (line breaks become spaces unless kept), inner runs of spaces as one.</summary>
    public static string Clean(string? text, bool keepLines = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var letter in Repair(text).Normalize(NormalizationForm.FormC))
        {
            if (keepLines && letter == '\n') result.Append('\n');
            else if (!char.IsControl(letter) && letter is not ('\u2028' or '\u2029')) AppendOneSpaceAtMost(result, letter);
            else if (letter != '\0') AppendOneSpaceAtMost(result, ' ');
        }

        return result.ToString().Trim();
    }

    /// <summary>The key that finds text whatever its case, accents and surrounding spaces.</summary>
    public static string SearchKey(string? text)
    {
        var decomposed = Clean(text).ToLowerInvariant().Normalize(NormalizationForm.FormD);
        var kept = decomposed.Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(kept).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The beginning of a text that may be too long. A pair of surrogates is kept or left out whole.</summary>
    public static string AtMost(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The same for people: an ellipsis says that there is more.</summary>
    public static string Shortened(string text, int most) => text.Length <= most ? text : AtMost(text, most) + "…";

    /// <summary>An e-mail address as the key of "the same customer": case and surrounding spaces do not matter.</summary>
    public static string EmailKey(string email) => Clean(email).ToLowerInvariant();

    // A lone surrogate is no text: neither database takes it, and Normalize throws on it. So it does on the one letter that
    // Unicode promises never to use.
    internal static string Repair(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');

    private static void AppendOneSpaceAtMost(StringBuilder result, char letter)
    {
        if (!char.IsWhiteSpace(letter)) result.Append(letter);
        else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
    }
}
