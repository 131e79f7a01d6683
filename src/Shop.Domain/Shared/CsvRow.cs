namespace Shop.Domain.Shared;

/// <summary>One CSV line by RFC 4180, safe to open in a spreadsheet (R79).</summary>
public static class CsvRow
{
    // What makes spreadsheets run a cell as a formula, full-width forms included.
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>What was meant by a cell that <see cref="Of"/> wrote: without the mark that keeps spreadsheets from running it.</summary>
    public static string Meant(string cell) => cell.Length > 1 && cell[0] == '\'' && IsFormula(cell[1..]) ? cell[1..] : cell;

    private static string Cell(string text)
    {
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 || safe != safe.Trim()
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    // Leading spaces and quotes do not stop a spreadsheet. A plain negative number is no formula.
    private static bool IsFormula(string text)
    {
        var start = text.TrimStart(' ', '"', '\'');
        if (start.Length == 0 || !FormulaStarts.Contains(start[0], StringComparison.Ordinal))
            return text.Length > 0 && text[0] is '\t' or '\r';
        return start[0] != '-' || start.Length == 1 || start[1..].Any(letter => !char.IsAsciiDigit(letter) && letter != '.');
    }
}
