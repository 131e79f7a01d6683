using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Files;

/// <summary>One row of a file. <paramref name="Line"/> counts from 1 as an editor does; a cell may hold several lines.</summary>
public sealed record CsvLine(int Line, string[] Cells, bool HasStrayQuote);

/// <summary>Reads a CSV file row by row: commas, semicolons, tabs or bars between the cells, whatever the header uses.</summary>
public sealed class CsvLines : IDisposable
{
    private static readonly string[] Delimiters = [",", ";", "\t", "|"];

    private readonly Stream _file;
    private readonly StreamReader _text;
    private readonly CsvParser _parser;
    private bool _strayQuote;

    /// <summary>Takes the file over, and closes it in the end.</summary>
    /// <exception cref="InvalidDataException">It is empty or no text.</exception>
    public CsvLines(Stream file)
    {
        _file = file;
        var encoding = TextEncoding.Of(file);
        var delimiter = DelimiterOf(file, encoding);
        _text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter, IgnoreBlankLines = true, MaxFieldSize = ImportLimits.MaxRead, CacheFields = false,
            BadDataFound = _ => _strayQuote = true,
        });
    }

    /// <summary>How many bytes were read so far: for a bar that tells how far it is.</summary>
    public long BytesRead => _file.Position;

    /// <summary>
    /// The shop itself wrote the file: the apostrophes that keep spreadsheets from running cells are taken off wherever they stand.
    /// Of other files only one at the beginning of a cell is.
    /// </summary>
    public bool IsOurs { get; set; }

    /// <summary>The next row with anything in it; null at the end.</summary>
    /// <exception cref="InvalidDataException">A row that cannot be one: the file is not read any further.</exception>
    public CsvLine? Next()
    {
        while (Read())
        {
            if (_parser.Count > ImportLimits.MaxColumns)
                throw new InvalidDataException(
                    $"Line {_parser.RawRow} has {_parser.Count} columns; at most {ImportLimits.MaxColumns} are read. Is another character meant to stand between the columns?");
            var stray = _strayQuote;
            var cells = _parser.Record!;
            // In UTF-16, whose bytes say nothing of it. PostgreSQL stores no such letter.
            if (Array.Exists(cells, cell => cell.Contains('\0')))
                throw new InvalidDataException(
                    $"This is not a text file: line {_parser.RawRow} holds a letter that is zero. Save the table as CSV (UTF-8) and upload that.");
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace) || IsHint(cells)) continue;
            var inside = cells.Sum(cell => cell.AsSpan().Count('\n'));
            // Fields are taken from the buffer only when they are asked for: a bad one is noticed by then.
            if ((stray || _strayQuote) && Array.Exists(cells, cell => cell.Length > ImportLimits.MaxCell))
                throw TooLong(_parser.RawRow - inside);
            return new CsvLine(Math.Max(1, _parser.RawRow - inside),
                Array.ConvertAll(cells, cell => IsOurs ? CsvRow.Meant(cell) : FormulaGuard.UnguardStart(cell)), stray || _strayQuote);
        }

        return null;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
        _file.Dispose();
    }

    private bool Read()
    {
        _strayQuote = false;
        try
        {
            return _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw TooLong(_parser.RawRow);
        }
    }

    // Excel's own first line says "sep=;" and nothing of the table.
    private bool IsHint(string[] cells) =>
        _parser.RawRow == 1 && cells[0].TrimStart('\uFEFF').StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && cells.Skip(1)
            .All(cell => cell.Length == 0);

    private static InvalidDataException TooLong(int line) =>
        new($"After line {Math.Max(1, line)} a cell is longer than {ImportLimits.MaxCell} characters. Mostly a quotation mark (\") is not closed there.");

    private static string DelimiterOf(Stream file, Encoding encoding)
    {
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        var head = new char[16_384];
        var letters = head.AsSpan(0, text.ReadBlock(head)).TrimStart("\r\n \uFEFF");
        if (letters.IsEmpty) throw new InvalidDataException("The file is empty.");
        file.Position = 0;
        var end = letters.IndexOfAny('\r', '\n');
        var header = (end < 0 ? letters : letters[..end]).ToString();
        if (header.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && header.Length == 5 && !char.IsLetterOrDigit(header[4]))
            return header[4..];
        return Delimiters.MaxBy(delimiter => Outside(header, delimiter[0]))!;
    }

    // Names of columns in quotation marks may hold a comma of their own.
    private static int Outside(string header, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var letter in header)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == delimiter && !quoted) count++;
        }

        return count;
    }
}
