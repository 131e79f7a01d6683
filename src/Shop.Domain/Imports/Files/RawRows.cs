using Shop.Domain.Imports.Sheets;

namespace Shop.Domain.Imports.Files;

/// <summary>A file's rows as they stand there, each with the number of its product.</summary>
internal sealed class RawRows : IDisposable
{
    private readonly CsvLines _lines;
    private readonly int _handle;
    private string? _last;
    private int _product;

    public RawRows(Stream file, SheetFormat format)
    {
        _lines = new CsvLines(file);
        Header = _lines.Next()?.Cells ?? [];
        _lines.IsOurs = SheetHeader.IsOurs(format, Header);
        _handle = format == SheetFormat.List
            ? -1
            : Array.FindIndex([.. Header], name => name.Trim().Trim('\uFEFF').ToLowerInvariant() is "handle" or "url handle");
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Null at the end. Counts as <see cref="SheetReader"/> does.</summary>
    public (int Product, int Line, string[] Cells)? Next()
    {
        if (_lines.Next() is not { } line) return null;
        var handle = _handle >= 0 && _handle < line.Cells.Length ? line.Cells[_handle] : "";
        if (handle.Length == 0 || handle != _last) _product++;
        _last = handle;
        return (_product, line.Line, line.Cells);
    }

    public void Dispose() => _lines.Dispose();
}
