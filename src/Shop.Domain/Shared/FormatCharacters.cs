using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>
/// Characters that are not seen (Unicode's category Cf: zero-width spaces, marks of direction, soft hyphens, byte order
/// marks). They come along when text is copied, and make two names that look the same into two. Only those that a
/// script or a picture needs are kept (decision 0030).
/// </summary>
public static class FormatCharacters
{
    private const int Joiner = 0x200D;
    private const int NonJoiner = 0x200C;

    // The first of the category is the soft hyphen.
    private const char LastBefore = '\u00AC';

    /// <summary>The text without them. It may no longer be in a normal form.</summary>
    /// <param name="text">Without halves of pairs of surrogates (<see cref="PlainText.Repair"/>).</param>
    public static string Drop(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', LastBefore)) return text;
        var (kept, before) = (new StringBuilder(text.Length), default(Rune));
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var sign, out var length);
            if (!IsFormat(sign) || IsSeen(sign.Value) || IsNeeded(sign, before, text.AsSpan(at + length)))
            {
                kept.Append(text, at, length);
                before = sign;
            }

            at += length;
        }

        return kept.ToString();
    }

    private static bool IsFormat(Rune sign) => Rune.GetUnicodeCategory(sign) == UnicodeCategory.Format;

    // Signs before numbers and verses in Arabic, Syriac and Kaithi are of the category, but drawn.
    private static bool IsSeen(int code) =>
        code is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;

    // A joiner makes one picture of several emoji, and chooses the shape of letters in Arabic and Indic scripts, where a
    // non-joiner also parts a word from its ending: both between two of their kind only.
    private static bool IsNeeded(Rune sign, Rune before, ReadOnlySpan<char> rest)
    {
        if (sign.Value is not (Joiner or NonJoiner)
            || Rune.DecodeFromUtf16(rest, out var after, out _) != System.Buffers.OperationStatus.Done) return false;
        return (IsOfScript(before) && IsOfScript(after)) || (sign.Value == Joiner && IsPicture(before) && IsPicture(after));
    }

    // Letters without case and the marks on them; those of Latin, Greek and Cyrillic are Ll and Lu.
    private static bool IsOfScript(Rune sign) => sign.Value > 0x05FF
        && Rune.GetUnicodeCategory(sign) is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;

    // The variation selector after a sign makes it a picture; the modifier is a colour of skin.
    private static bool IsPicture(Rune sign) =>
        sign.Value is 0xFE0F || Rune.GetUnicodeCategory(sign) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}
