using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Products;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.PriceLists;

/// <summary>A sheet of prices: the columns <c>sku</c> and <c>price</c>, in any order and among others.</summary>
public sealed record PriceListFile(IReadOnlyDictionary<string, Money?> Prices, IReadOnlyList<string> Problems)
{
    /// <summary>So that the page that lists them stays one.</summary>
    public const int MaxProblems = 50;

    private const string Sku = "sku";
    private const string Price = "price";

    /// <summary>Those that the shop writes. Only the first and the last are read back.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Sku, "product", "everybody_pays", Price];

    /// <summary>Reads all rows, so that all that is wrong is told at once. An empty price is null. Closes the file.</summary>
    public static PriceListFile Read(Stream file, Currency currency)
    {
        var prices = new Dictionary<string, Money?>(StringComparer.Ordinal);
        var problems = new List<string>();
        try
        {
            using var lines = new CsvLines(file);
            var names = (lines.Next()?.Cells ?? []).Select(name => name.Trim().Trim('\uFEFF').ToLowerInvariant()).ToList();
            lines.IsOurs = Columns.All(names.Contains);
            var (sku, price) = (names.IndexOf(Sku), names.IndexOf(Price));
            if (sku < 0 || price < 0) throw new InvalidDataException($"The first line must name the columns {Sku} and {Price}.");
            while (problems.Count < MaxProblems && lines.Next() is { } line)
                if (Add(prices, line, (Cell(line, sku), Cell(line, price)), currency) is { } problem)
                    problems.Add($"Line {line.Line}: {problem}");
            if (prices.Count == 0 && problems.Count == 0) problems.Add("The file names no SKU.");
        }
        catch (InvalidDataException error)
        {
            problems.Add(error.Message);
        }

        return new PriceListFile(prices, problems);
    }

    private static string? Add(Dictionary<string, Money?> prices, CsvLine line, (string Sku, string Price) cells, Currency currency)
    {
        if (cells.Sku.Length == 0) return "the SKU is missing.";
        if (line.HasStrayQuote) return "a quotation mark (\") stands where none can be.";
        if (prices.Count >= ImportLimits.MaxRows)
            throw new InvalidDataException($"The file has more than {ImportLimits.MaxRows} rows. Split it into parts.");
        Money? price = null;
        if (cells.Price.Length > 0)
        {
            if (!PriceText.TryParse(cells.Price, currency, out var amount))
                return $"'{PlainText.AtMost(cells.Price, 40)}' is not a valid price in {currency}: write it like {new Money(1290, currency).ToDecimalText()}.";
            price = amount;
        }

        return prices.TryAdd(cells.Sku, price) ? null : $"{PlainText.AtMost(cells.Sku, 40)} stands in the file twice.";
    }

    private static string Cell(CsvLine line, int column) => column < line.Cells.Length ? PlainText.Clean(line.Cells[column]) : "";
}
