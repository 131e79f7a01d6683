using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Files;

/// <summary>One row of a file. <paramref name="Line"/> counts from 1 as an editor does; a cell may hold several lines.</summary>
public sealed record CsvLine(int Line, string[] Cells, bool HasStrayQuote);

/// <summary>Reads a CSV file row by row: commas, semicolons or tabs between the cells, whatever the header uses.</summary>
public sealed class CsvLines : IDisposable
{
    private static readonly string[] Delimiters = [",", ";", "\t"];

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
            Delimiter = delimiter, IgnoreBlankLines = true, MaxFieldSize = ImportLimits.LongestCell, CacheFields = false,
            BadDataFound = _ => _strayQuote = true,
        });
    }

    /// <summary>How many bytes were read so far: for a bar that tells how far it is.</summary>
    public long BytesRead => _file.Position;

    /// <summary>The next row with anything in it; null at the end.</summary>
    /// <exception cref="InvalidDataException">A row that cannot be one: the file is not read any further.</exception>
    public CsvLine? Next()
    {
        while (Read())
        {
            if (_parser.Count > ImportLimits.MostColumns) throw new InvalidDataException($"Line {_parser.RawRow} has {_parser.Count} columns; at most {ImportLimits.MostColumns} are read. Is another character meant to stand between the columns?");
            var stray = _strayQuote;
            var cells = _parser.Record!;
            // In UTF-16, whose bytes say nothing of it. PostgreSQL stores no such letter.
            if (Array.Exists(cells, cell => cell.Contains('\0'))) throw new InvalidDataException($"This is no text file: line {_parser.RawRow} holds a letter that is zero. Save the table as CSV (UTF-8) and upload that.");
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace)) continue;
            var inside = cells.Sum(cell => cell.AsSpan().Count('\n'));
            // Fields are taken from the buffer only when they are asked for: a bad one is noticed by then.
            return new CsvLine(Math.Max(1, _parser.RawRow - inside), [.. cells.Select(CsvRow.Meant)], stray || _strayQuote);
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
            throw new InvalidDataException($"After line {_parser.RawRow} a cell is longer than {ImportLimits.LongestCell} characters. Mostly a quotation mark (\") is not closed there.");
        }
    }

    private static string DelimiterOf(Stream file, Encoding encoding)
    {
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        var head = new char[16_384];
        var letters = head.AsSpan(0, text.ReadBlock(head)).TrimStart("\r\n \uFEFF");
        if (letters.IsEmpty) throw new InvalidDataException("The file is empty.");
        var end = letters.IndexOfAny('\r', '\n');
        var header = (end < 0 ? letters : letters[..end]).ToString();
        file.Position = 0;
        return Delimiters.MaxBy(delimiter => header.Count(letter => letter == delimiter[0]))!;
    }
}
