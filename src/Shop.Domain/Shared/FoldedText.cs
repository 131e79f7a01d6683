using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Domain.Shared;

/// <summary>
/// Text as the words that search compares: letters and digits only, lower case, no accents, one space between words, a number and
/// its unit apart ("100g" is "100 g"). What is left has no sign that means anything to a database: both only compare it.
/// </summary>
public static partial class FoldedText
{
    private const int Known = 0x250;
    private const char Nothing = '\0';
    private const char Several = '\uFFFF';

    // The longest that one letter can become.
    private const int MaxForOne = 4;

    /// <summary>Longer words are cut: nobody types them, and an index takes no word of any length.</summary>
    public const int MaxWordLength = 60;

    // For the letters of Europe the answer is looked up: a product's whole text is folded whenever it changes.
    private static readonly char[] Folds =
        [.. Enumerable.Range(0, Known).Select(code => FoldLetter((char)code) switch { "" => Nothing, [var one] => one, _ => Several })];

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        text = Plain(text);
        var room = ArrayPool<char>.Shared.Rent(text.Length * MaxForOne);
        try
        {
            return Units().Replace(new string(room, 0, Fold(text, room)), "$1 $2");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    public static string[] WordsOf(string? text) =>
        Array.ConvertAll(Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word.Length > MaxWordLength
            ? word[..MaxWordLength]
            : word);

    // Full-width letters, ligatures and raised digits as the plain ones (NFKC), which the letter that Unicode never uses would stop.
    private static string Plain(string text) =>
        Ascii.IsValid(text) ? text : PlainText.Repair(text).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

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
        if (letter is '\u02BC' or '\u02BB' or '\u02B9') return " ";
        if (char.IsDigit(letter)) return ((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter))).ToString();
        var kept = letter.ToString().Normalize(NormalizationForm.FormKD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToArray();
        return Array.Exists(kept, part => !char.IsLetterOrDigit(part))
            ? " "
            : string.Concat(kept.Select(Lower)).Normalize(NormalizationForm.FormC);
    }

    private static string Lower(char letter) =>
        char.ToLowerInvariant(letter) is var small && LatinLetters.Of(small) is { } spelled
            ? spelled
            : small == 'ς'
            ? "σ"
            : small.ToString();

    [GeneratedRegex(@"(?<![^ ])([0-9]+)(g|gr|kg|mg|ml|cl|dl|l|lt|oz|lb|lbs|mm|cm|m|w|kw|v|gb|tb|mb|pcs|pc|uds)(?![^ ])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Units();
}
