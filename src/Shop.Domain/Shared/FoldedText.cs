using System.Buffers;
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
    private const char Nothing = '\0';
    private const char Several = '\uFFFF';

    // The longest that one letter can become.
    private const int MostForOne = 4;

    // For the letters of Europe the answer is looked up: a product's whole text is folded whenever it changes.
    private static readonly char[] Folds = [.. Enumerable.Range(0, Known).Select(code => FoldLetter((char)code) switch { "" => Nothing, [var one] => one, _ => Several })];

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var room = ArrayPool<char>.Shared.Rent(text.Length * MostForOne);
        try
        {
            return new string(room, 0, Fold(text, room));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    public static string[] WordsOf(string? text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Fold(string text, char[] room)
    {
        var length = 0;
        foreach (var letter in text)
        {
            var fold = letter < Known ? Folds[letter] : Several;
            if (fold == Several) foreach (var part in FoldLetter(letter)) length = Append(room, length, part);
            else if (fold != Nothing) length = Append(room, length, fold);
        }

        return length > 0 && room[length - 1] == ' ' ? length - 1 : length;
    }

    private static int Append(char[] room, int length, char fold)
    {
        if (fold == ' ' && (length == 0 || room[length - 1] == ' ')) return length;
        room[length] = fold;
        return length + 1;
    }

    // Accents that stand alone and what is not seen vanish; half of a pair of surrogates (an emoji) parts words like any other sign.
    private static string FoldLetter(char letter)
    {
        if (char.IsSurrogate(letter) || letter is '\uFFFE' or '\uFFFF') return " ";
        if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) return "";
        if (char.ToLowerInvariant(letter) == 'ß') return "ss";
        var kept = letter.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToArray();
        return Array.Exists(kept, part => !char.IsLetterOrDigit(part)) ? " " : string.Concat(kept.Select(char.ToLowerInvariant)).Normalize(NormalizationForm.FormC);
    }
}
