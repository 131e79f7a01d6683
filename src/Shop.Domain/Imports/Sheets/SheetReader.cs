using Shop.Domain.Imports.Files;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>Reads a file product by product, from the front to the end and never the whole of it at once.</summary>
public sealed class SheetReader : IDisposable
{
    private readonly CsvLines _lines;
    private readonly SheetTerms _terms;
    private readonly Currency _currency;
    private CsvLine? _ahead;
    private int _number;
    private int _rows;

    /// <summary>Takes the file over and reads its header.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or its header does not tell what it holds.</exception>
    public SheetReader(Stream file, SheetTerms terms, ShopInFiles shop)
    {
        (_terms, _currency) = (terms, shop.Currency);
        _lines = new CsvLines(file);
        var first = _lines.Next() ?? throw new InvalidDataException("The file is empty.");
        Header = SheetHeader.Read(first, terms, shop.Cultures);
        _lines.IsOurs = SheetHeader.IsOurs(Header.Format, first.Cells);
        _ahead = Advance();
    }

    public SheetHeader Header { get; }

    public long BytesRead => _lines.BytesRead;

    /// <summary>The next products, at most so many; none at the end.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read any further, or is longer than the limit.</exception>
    public IReadOnlyList<SheetProduct> Next(int most)
    {
        var products = new List<SheetProduct>(most);
        while (products.Count < most && NextProduct() is { } product) products.Add(product);
        return products;
    }

    public void Dispose() => _lines.Dispose();

    private SheetProduct? NextProduct()
    {
        if (_ahead is not { } line) return null;
        var rows = new List<SheetRow> { RowOf(line) };
        var handle = rows[0][SheetField.Handle];
        while ((_ahead = Advance()) is { } next && Header.Format != SheetFormat.List && handle.Length > 0 && RowOf(next) is var row
            && row[SheetField.Handle] == handle)
        {
            if (rows.Count == ImportLimits.MaxRowsOfAProduct)
                throw new InvalidDataException(
                    $"From line {rows[0].Line} on, {handle} has more than {ImportLimits.MaxRowsOfAProduct} rows.");
            rows.Add(row);
        }

        return Header.Format switch
        {
            SheetFormat.Shopify => ShopifySheet.Translate(++_number, rows, _terms, _currency),
            SheetFormat.List => ListSheet.Translate(++_number, rows[0]),
            _ => new SheetProduct(++_number, Header.Format, handle, rows),
        };
    }

    private CsvLine? Advance()
    {
        var line = _lines.Next();
        if (line is not null && ++_rows > ImportLimits.MaxRows)
            throw new InvalidDataException($"The file has more than {ImportLimits.MaxRows} rows. Split it.");
        return line;
    }

    // A row that ends early says nothing in its last columns; one that goes on has a comma that was meant as text.
    private SheetRow RowOf(CsvLine line)
    {
        var cells = new Dictionary<string, string>(Header.Fields.Count);
        for (var at = 0; at < Math.Min(line.Cells.Length, Header.Fields.Count); at++)
            if (Header.Fields[at] is { } field) cells[field] = line.Cells[at];
        return new SheetRow(line.Line, cells, ProblemOf(line));
    }

    private string? ProblemOf(CsvLine line)
    {
        if (Array.FindIndex(line.Cells, cell => cell.Length > ImportLimits.MaxCell) is >= 0 and var at)
            return $"The {(at < Header.Fields.Count && Header.Fields[at] is { } field ? $"cell in the column {field}" : $"cell {at + 1}")} is longer than {ImportLimits.MaxCell} characters.";
        if (line.HasStrayQuote) return "A quotation mark (\") in this row is not closed, or stands inside a cell without being doubled.";
        if (line.Cells.Skip(Header.Fields.Count).Any(cell => cell.Length > 0))
            return $"This row has {line.Cells.Length} cells, but the header has {Header.Fields.Count}: a cell that holds the separator must stand in quotation marks.";
        return line.Cells.Any(cell => cell.Contains('\0', StringComparison.Ordinal))
            ? "This row holds characters that are no text (zero)."
            : null;
    }
}
