using System.Globalization;
using System.Text;

namespace Shop.Jobs.Invoices.Shaping;

/// <summary>A line of text in as many fonts and directions as it needs, as it stands on paper from left to right.</summary>
/// <param name="Width">In parts of the font's size.</param>
internal sealed record ShapedText(IReadOnlyList<ShapedRun> Runs, float Width)
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <param name="own">The fonts to be used where they have the letters, the preferred first.</param>
    public static ShapedText Of(string text, IReadOnlyList<ShapingFont> own)
    {
        var letters = Printable(text, own).EnumerateRunes().ToList();
        var runs = BidiLevels.Reordered(Pieces(letters, BidiLevels.Of(letters), own), piece => piece.Level)
            .ConvertAll(piece => piece.Font.Shape(Encoding.UTF8.GetBytes(piece.Text.ToString()), piece.Level % 2 == 1));
        return new ShapedText(runs, runs.Sum(run => run.Width));
    }

    /// <summary>
    /// The text with each letter that no font has as its code point, such as [U+1F9FF]: readable for whoever must look it up.
    /// </summary>
    public static string Printable(string text, IReadOnlyList<ShapingFont> own)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (IsMark(letter) || IsKnown(letter, own)) printable.Append(letter);
            else if (!IsInvisible(letter)) printable.Append(CultureInfo.InvariantCulture, $"[U+{letter.Value:X4}]");
        }

        return printable.ToString();
    }

    /// <summary>Letters that no font has.</summary>
    public static IEnumerable<Rune> Missing(string text, IReadOnlyList<ShapingFont> own) =>
        text.EnumerateRunes().Where(letter => !IsKnown(letter, own) && !IsInvisible(letter)).Distinct();

    private static bool IsKnown(Rune letter, IReadOnlyList<ShapingFont> own) =>
        letter.Value is ZeroWidthJoiner or ZeroWidthNonJoiner || own.Any(font => font.Has(letter.Value))
            || FallbackFonts.For(letter.Value) is not null;

    // They say where a neighbour belongs, and are not drawn.
    private static bool IsMark(Rune letter) => letter.Value is BidiLevels.LeftToRightMark or BidiLevels.RightToLeftMark;

    private static bool IsInvisible(Rune letter) =>
        letter.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF
            || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control;

    // Marks, joiners and spaces go with what stands before them, when its font has them: a word is not torn apart.
    private static List<Piece> Pieces(List<Rune> letters, int[] levels, IReadOnlyList<ShapingFont> own)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < letters.Count; at++)
        {
            if (IsMark(letters[at])) continue;
            var last = pieces.Count == 0 || pieces[^1].Level != levels[at] ? null : pieces[^1];
            var font = last is not null && StaysWith(letters[at]) && last.Font.Has(letters[at].Value)
                ? last.Font
                : FontFor(letters[at], own, last?.Font);
            if (last?.Font != font) pieces.Add(last = new Piece(font, levels[at]));
            last!.Text.Append(letters[at]);
        }

        return pieces;
    }

    private static bool StaysWith(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.ModifierSymbol;

    private static ShapingFont FontFor(Rune letter, IReadOnlyList<ShapingFont> own, ShapingFont? last) =>
        own.FirstOrDefault(font => font.Has(letter.Value)) ?? FallbackFonts.For(letter.Value) ?? last ?? own[0];

    private sealed record Piece(ShapingFont Font, int Level)
    {
        public StringBuilder Text { get; } = new();
    }
}
