using System.Globalization;
using System.Text;

namespace Shop.Jobs.Invoices.Shaping;

/// <summary>
/// In which direction each letter of a line reads: Unicode's bidirectional algorithm (UAX #9) without embeddings, which names and
/// addresses do not have. An even level reads from left to right, an odd one from right to left.
/// </summary>
internal static class BidiLevels
{
    public const int LeftToRightMark = 0x200E;
    public const int RightToLeftMark = 0x200F;

    private enum Kind
    {
        Left,
        Right,
        ArabicLetter,
        EuropeanNumber,
        ArabicNumber,
        Separator,
        Terminator,
        Mark,
        Neutral,
    }

    /// <summary>The level of each of the text's code points. The line's own direction is that of its first letter that has one.</summary>
    public static int[] Of(IReadOnlyList<Rune> text)
    {
        var kinds = text.Select(KindOf).ToArray();
        var line = kinds.FirstOrDefault(kind => kind is Kind.Left or Kind.Right or Kind.ArabicLetter) is Kind.Right or Kind.ArabicLetter
            ? 1
            : 0;
        ResolveWeak(kinds, line == 1 ? Kind.Right : Kind.Left);
        ResolveNeutrals(kinds, line == 1 ? Kind.Right : Kind.Left);
        return [.. kinds.Select(kind => LevelOf(kind, line))];
    }

    /// <summary>The items in the order in which they stand on paper, from left to right.</summary>
    public static List<T> Reordered<T>(IReadOnlyList<T> items, Func<T, int> level)
    {
        var order = items.ToList();
        for (var least = order.Select(level).DefaultIfEmpty(0).Max(); least > 0; least--)
            for (var start = 0; start < order.Count; start++)
            {
                var end = start;
                while (end < order.Count && level(order[end]) >= least) end++;
                if (end > start) order.Reverse(start, end - start);
                start = Math.Max(start, end);
            }

        return order;
    }

    // Rules W1 to W7: marks, numbers and what stands between and beside numbers.
    private static void ResolveWeak(Kind[] kinds, Kind line)
    {
        var (before, strong) = (line, line);
        for (var at = 0; at < kinds.Length; at++)
        {
            if (kinds[at] == Kind.Mark) kinds[at] = before;
            if (kinds[at] is Kind.Left or Kind.Right or Kind.ArabicLetter) strong = kinds[at];
            if (kinds[at] == Kind.EuropeanNumber && strong == Kind.ArabicLetter) kinds[at] = Kind.ArabicNumber;
            before = kinds[at];
        }

        for (var at = 1; at < kinds.Length - 1; at++)
            if (kinds[at] == Kind.Separator && kinds[at - 1] == kinds[at + 1] && kinds[at - 1] is Kind.EuropeanNumber or Kind.ArabicNumber)
                kinds[at] = kinds[at - 1];
        for (var at = 0; at < kinds.Length; at++)
            if (kinds[at] == Kind.Terminator && IsBesideNumber(kinds, at)) kinds[at] = Kind.EuropeanNumber;
        strong = line;
        for (var at = 0; at < kinds.Length; at++)
        {
            if (kinds[at] == Kind.ArabicLetter) kinds[at] = Kind.Right;
            if (kinds[at] is Kind.Separator or Kind.Terminator) kinds[at] = Kind.Neutral;
            if (kinds[at] is Kind.Left or Kind.Right) strong = kinds[at];
            if (kinds[at] == Kind.EuropeanNumber && strong == Kind.Left) kinds[at] = Kind.Left;
        }
    }

    private static bool IsBesideNumber(Kind[] kinds, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && kinds[first - 1] == Kind.Terminator) first--;
        while (last < kinds.Length - 1 && kinds[last + 1] == Kind.Terminator) last++;
        return (first > 0 && kinds[first - 1] == Kind.EuropeanNumber)
            || (last < kinds.Length - 1 && kinds[last + 1] == Kind.EuropeanNumber);
    }

    // Rules N1 and N2: what has no direction takes that of both sides, or the line's.
    private static void ResolveNeutrals(Kind[] kinds, Kind line)
    {
        for (var at = 0; at < kinds.Length; at++)
        {
            if (kinds[at] != Kind.Neutral) continue;
            var end = at;
            while (end < kinds.Length && kinds[end] == Kind.Neutral) end++;
            var (left, right) = (at == 0 ? line : Side(kinds[at - 1]), end == kinds.Length ? line : Side(kinds[end]));
            Array.Fill(kinds, left == right ? left : line, at, end - at);
            at = end - 1;
        }
    }

    private static Kind Side(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    private static int LevelOf(Kind kind, int line) => (kind, line) switch
    {
        (Kind.Left, 0) => 0,
        (Kind.Right, _) => 1,
        _ => 2,
    };

    private static Kind KindOf(Rune letter) => letter.Value switch
    {
        LeftToRightMark => Kind.Left,
        RightToLeftMark => Kind.Right,
        >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9 => Kind.EuropeanNumber,
        >= 0x0660 and <= 0x0669 or 0x066B or 0x066C or >= 0x0600 and <= 0x0605 => Kind.ArabicNumber,
        '+' or '-' or ',' or '.' or '/' or ':' or 0x00A0 => Kind.Separator,
        '#' or '$' or '%' or 0x00B0 or 0x20AC or >= 0x00A2 and <= 0x00A5 => Kind.Terminator,
        _ when Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Kind.Mark,
        >= 0x0590 and <= 0x05FF or >= 0x07C0 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF => Kind.Right,
        >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE => Kind.ArabicLetter,
        _ when Rune.IsLetterOrDigit(letter) || Rune.GetUnicodeCategory(letter) == UnicodeCategory.SpacingCombiningMark => Kind.Left,
        _ => Kind.Neutral,
    };
}
