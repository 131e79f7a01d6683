namespace Shop.Domain.Imports.Files;

/// <summary>What a file may be at the most. Larger ones are refused with these numbers, never cut off.</summary>
public static class ImportLimits
{
    public const long MaxBytes = 200L * 1024 * 1024;
    public const int MaxRows = 250_000;
    public const int MaxColumns = 200;

    /// <summary>Of one cell, in characters.</summary>
    public const int MaxCell = 50_000;

    /// <summary>
    /// Of a cell that is read at all, to tell which product it belongs to. Mostly a quotation mark is not closed where one is longer.
    /// </summary>
    public const int MaxRead = 4_000_000;

    /// <summary>Rows of one product: more than anybody chooses among.</summary>
    public const int MaxRowsOfAProduct = 1000;

    /// <summary>Products that are read, compared and written together.</summary>
    public const int Batch = 150;
}
