using System.Buffers;

namespace Shop.Domain.Shared;

/// <summary>
/// One CSV line by RFC 4180, safe to open in a spreadsheet whatever character it splits lines at (R79): see <see cref="FormulaGuard"/>.
/// </summary>
public static class CsvRow
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;|\t\r\n");

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>What was meant by a cell that <see cref="Of"/> wrote.</summary>
    public static string Meant(string cell) => FormulaGuard.Unguard(cell);

    private static string Cell(string text)
    {
        var safe = FormulaGuard.Guard(text);
        return safe.AsSpan().IndexOfAny(Quoted) >= 0 || safe != safe.Trim()
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
