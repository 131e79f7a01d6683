using System.Text;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Shared;

/// <summary>Reads the shop's CSV as spreadsheets do that split it at another character than it was written with.</summary>
public class FormulaGuardTests
{
    private const string Formulas = "=+-@＝＋－＠";

    private static readonly string[] Fragments =
    [
        "Ana", "=cmd|' /C calc'!A0", "=1+1", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "'", "\"", "\"\"", " ", "  ",
            "\u00A0", ",", ";", "\t", "|", "\n", "\r\n",
        "\r", "-5", "tea - 100 g", "'=x", "''", "’", "5", "a = b", "\u200B", "\u2028", "é", "'-'", "-",
    ];

    public static TheoryData<string> Texts => new(
        "Ana;=cmd|' /C calc'!A0", "Ana,=cmd", "Ana\t=cmd", "Ana|=cmd", "Ana\n=cmd", "Ana\r\n=cmd", "Ana; =cmd", "Ana;\"=cmd\"", "Ana;'=cmd",
            "Ana;'\"=cmd", "Ana;＝cmd", "Ana;＠cmd", "Ana;-1+1",
        "Ana;\u00A0=cmd", "Ana;\u200B=cmd", "a;b;c;=cmd", "\";=cmd", ";=cmd", ";;=cmd", "\t=cmd", "'=cmd", "Ana =cmd", "Ana \"=cmd",
            "Ana;+cmd\n@cmd|-cmd,=cmd\t＋cmd");

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_formula_behind_any_separator_is_text_to_a_spreadsheet_that_splits_there(string text)
    {
        foreach (var separator in ",;\t| ") Assert.Empty(Run(CsvRow.Of(["4711", text, "x", text, ""]), separator));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_script_reads_the_cells_back_and_the_shop_what_was_meant(string text)
    {
        var read = Split(CsvRow.Of(["4711", text, "x"]), ',', quotesAnywhere: false).Single();
        Assert.Equal(3, read.Count);
        Assert.Equal(text, CsvRow.Meant(read[1]));
    }

    [Fact]
    public void Ten_thousand_texts_of_hostile_pieces_run_nowhere_and_come_back_unchanged()
    {
        var random = new Random(19);
        for (var round = 0; round < 10_000; round++)
        {
            // The first column of each export is a number or a key.
            List<string> cells =
                ["4711", .. Enumerable.Range(0, 3).Select(_ => string.Concat(random.GetItems(Fragments, random.Next(1, 7))).Trim())];
            var line = CsvRow.Of(cells);
            foreach (var separator in ",;\t| ")
                Assert.True(Run(line, separator).Count == 0, $"{line} runs when it is split at '{separator}'.");
            Assert.Equal(cells, Split(line, ',', quotesAnywhere: false).Single().ConvertAll(CsvRow.Meant));
        }
    }

    [Theory]
    [InlineData("Green tea - 100 g; a + b = c, -5 °C | 2 × 3")]
    [InlineData("Ana; Ben, Cleo | Dora")]
    [InlineData("It's \"good\", 'very' good; isn't it?")]
    [InlineData("ana+tea@example.com, 12-14, 1=1")]
    [InlineData("-12.50")]
    public void Texts_that_no_spreadsheet_runs_stay_as_they_are(string text)
    {
        var kept = text.Replace(", -5", ",' -5", StringComparison.Ordinal);
        Assert.Equal(kept, FormulaGuard.Guard(text));
    }

    [Fact]
    public void Of_somebody_elses_cells_only_a_mark_at_the_beginning_is_taken_off()
    {
        Assert.Equal("=1 and;'=2", FormulaGuard.UnguardStart("'=1 and;'=2"));
        Assert.Equal("'tis", FormulaGuard.UnguardStart("'tis"));
    }

    // What a spreadsheet would run: with quotes as it takes them at the beginning of a cell, and as one that takes none.
    private static List<string> Run(string csv, char separator) =>
        [.. Split(csv, separator, quotesAnywhere: false).Concat(Split(csv, separator, quotesAnywhere: true)).SelectMany(row => row)
            .Where(IsRun), .. csv.Split(separator, '\r', '\n').Where(IsRun)];

    private static bool IsRun(string cell)
    {
        var start = cell.Trim(' ', '"', '\u00A0', '\u200B', '\u2028', '\r');
        // A number and what the next cell begins with is no formula.
        if (start.AsSpan().IndexOfAny("\",") is > 0 and var end && start[0] == '-') start = start[..end];
        return start.Length > 1 && Formulas.Contains(start[0], StringComparison.Ordinal) && start[1..]
            .Any(letter => !char.IsAsciiDigit(letter) && letter != '.') && !start.StartsWith("- ", StringComparison.Ordinal);
    }

    private static List<List<string>> Split(string csv, char separator, bool quotesAnywhere)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            var letter = csv[at];
            if (quoted && letter == '"' && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[at++]);
            else if (letter == '"' && (quoted || quotesAnywhere || cell.Length == 0)) quoted = !quoted;
            else if (quoted || (letter != separator && letter is not ('\r' or '\n'))) cell.Append(letter);
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == separator) continue;
                if (letter == '\r' && at + 1 < csv.Length && csv[at + 1] == '\n') at++;
                rows.Add(row);
                row = [];
            }
        }

        return row.Count == 0 && cell.Length == 0 ? rows : [.. rows, [.. row, cell.ToString()]];
    }
}
