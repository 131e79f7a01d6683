using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>Text rules that hold alike on both databases (R67 of the money-safety rules).</summary>
public static class PlainText
{
    /// <summary>
    /// NFC, trimmed, control and invisible characters gone (line breaks become spaces unless kept), inner runs of spaces as one.
    /// </summary>
    public static string Clean(string? text, bool keepLines = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var letter in FormatCharacters.Drop(Repair(text)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC))
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
        var kept = decomposed.Where(letter =>
            CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));
        return string.Concat(kept).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The beginning of a text that may be too long. A pair of surrogates is kept or left out whole.</summary>
    public static string AtMost(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The same for people: an ellipsis says that there is more.</summary>
    public static string Shortened(string text, int most) => text.Length <= most ? text : AtMost(text, most) + "…";

    /// <summary>An e-mail address as the key of "the same customer": case and surrounding spaces do not matter.</summary>
    public static string EmailKey(string email) => EmailAddress.KeyOf(email);

    /// <summary>Whether both databases take it as it is: no U+0000 and no half of a pair of surrogates.</summary>
    public static bool IsText(string? text)
    {
        for (var at = 0; at < text?.Length; at++)
        {
            if (text[at] == '\0') return false;
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return false;
            at++;
        }

        return true;
    }

    /// <summary>The text without U+0000, and with a mark for each half of a pair of surrogates.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Repair(string? text) =>
        text is null || IsText(text)
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);

    private static void AppendOneSpaceAtMost(StringBuilder result, char letter)
    {
        if (!char.IsWhiteSpace(letter)) result.Append(letter);
        else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
    }
}
