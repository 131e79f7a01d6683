using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>
/// Keeps spreadsheets from running a text as a formula: an apostrophe stands before whatever would be one, at the beginning of
/// the text and behind every character inside it at which a spreadsheet may split (many split at semicolons, tabs, bars or spaces,
/// and then quotation marks in the middle of what they take for a cell mean nothing to them). It can be taken off without loss.
/// </summary>
public static class FormulaGuard
{
    private const char Mark = '\'';
    private const string Separators = ",;|\t\n\r\v\f\u0085\u2028\u2029";

    // Full-width and small forms included: some spreadsheets take them for the plain ones.
    private const string FormulaStarts = "=+-@＝＋－＠﹦﹢﹣﹫";

    private const string Quotes = "\"'‘’“”";

    /// <summary>The text with marks; a text that no spreadsheet runs comes back as it is.</summary>
    public static string Guard(string text)
    {
        StringBuilder? safe = null;
        var done = 0;
        foreach (var start in Starts(text, 0))
        {
            if (!IsFormula(text, start)) continue;
            (safe ??= new StringBuilder(text.Length + 8)).Append(text, done, start.At - done).Append(Mark);
            done = start.At;
        }

        return safe is null ? text : safe.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>What was meant by a text that <see cref="Guard"/> made. Any other text may lose apostrophes.</summary>
    public static string Unguard(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal)) return text;
        var meant = new StringBuilder(text.Length);
        var done = 0;
        foreach (var start in Starts(text, IsGuarded(text, First) ? 1 : 0))
        {
            if (!IsGuarded(text, start)) continue;
            meant.Append(text, done, start.At - done);
            done = start.At + 1;
        }

        return meant.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>What was meant by a cell of somebody else's file: only a mark at its very beginning is taken off.</summary>
    public static string UnguardStart(string text) => IsGuarded(text, First) ? text[1..] : text;

    private static Start First => new(0, false);

    private static bool IsGuarded(string text, Start start) => start.At < text.Length && text[start.At] == Mark && IsFormula(text, start);

    // Where a spreadsheet's cell may begin. Blanks at the very beginning of the text belong to its first cell.
    private static IEnumerable<Start> Starts(string text, int skipped)
    {
        yield return First;
        var hasBegun = false;
        for (var at = skipped; at < text.Length; at++)
        {
            var isSeparator = IsSeparator(text[at]);
            if (isSeparator || (hasBegun && text[at] == ' ')) yield return new Start(at + 1, !isSeparator);
            hasBegun |= isSeparator || !char.IsWhiteSpace(text[at]);
        }
    }

    // A whole cell that is a number below zero is none. Marks are passed by, so that a text is a formula with and without one: that is what
    // makes them safe to take off.
    private static bool IsFormula(string text, Start start)
    {
        var at = start.At;
        while (at < text.Length && IsPassedBy(text[at]) && !(start.IsBehindSpace && text[at] == ' ')) at++;
        if (at == text.Length) return false;
        if (start.At == 0 && text[at] is '\t' or '\r') return true;
        if (!FormulaStarts.Contains(text[at], StringComparison.Ordinal)) return false;
        return start.IsBehindSpace ? IsFormulaWord(text.AsSpan(at)) : start.At > 0 || text[at] != '-' || !IsNumber(text.AsSpan(at + 1));
    }

    // Split at spaces, "tea - 100 g", "+351" and "a = b" are words and numbers, and "=cmd" is none.
    private static bool IsFormulaWord(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && rest[length] is not (' ' or '\r' or '\n')) length++;
        return length > 1 && (rest[0] is not ('+' or '-') || !IsNumber(rest[1..length]));
    }

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExcept(NumberSigns) < 0;

    private static bool IsSeparator(char letter) => Separators.Contains(letter, StringComparison.Ordinal);

    // What spreadsheets skip at the beginning of a cell: blanks, quotes and what nobody sees.
    private static bool IsPassedBy(char letter) =>
        !IsSeparator(letter)
            && (letter == ' ' || Quotes.Contains(letter, StringComparison.Ordinal) || char.IsWhiteSpace(letter) || char.IsControl(letter)
            || char.GetUnicodeCategory(letter) == UnicodeCategory.Format);

    private readonly record struct Start(int At, bool IsBehindSpace);
}
