using Shop.Domain.Imports.Files;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>
/// A file's first row: whose format it is, and the shop's own name of each column. Columns that the shop has no use for have none.
/// </summary>
public sealed record SheetHeader(SheetFormat Format, IReadOnlyList<string?> Fields, IReadOnlyList<string> Unused)
{
    /// <summary>Columns that the shop adds to lists of refused rows; sent back, they say nothing.</summary>
    public static IReadOnlyList<string> Added { get; } = ["import_line", "import_problem"];

    private const int MaxShown = 200;

    private static readonly Dictionary<string, string> ListAliases = new(StringComparer.Ordinal)
    {
        ["stockcode"] = "sku", ["stock code"] = "sku", ["stock_code"] = "sku", ["item number"] = "sku", ["article"] = "sku", ["code"] =
            "sku", ["product code"] = "sku", ["referencia"] = "sku",
        ["title"] = "name", ["product"] = "name", ["product name"] = "name", ["nombre"] = "name", ["descripción"] =
            "description", ["descripcion"] = "description",
        ["unit price"] = "price", ["unitprice"] = "price", ["unit_price"] = "price", ["retail price"] = "price", ["precio"] = "price",
        ["regular price"] = "price", ["price tax included"] = "price", ["sale price"] = "sale_price", ["special_price"] = "sale_price",
        ["date sale price starts"] = "sale_from", ["date sale price ends"] = "sale_until", ["special_price_from_date"] =
            "sale_from", ["special_price_to_date"] = "sale_until",
        ["reference"] = "sku", ["reference #"] = "sku", ["ean13"] = "gtin", ["gtin, upc, ean, or isbn"] = "gtin", ["categories"] =
            "category", ["short description"] = "summary", ["short_description"] = "summary",
        ["quantity"] = "stock", ["qty"] = "stock", ["on hand"] = "stock", ["existencias"] = "stock", ["barcode"] = "gtin", ["ean"] =
            "gtin", ["vendor"] = "brand", ["marca"] = "brand",
        ["type"] = "category", ["categoría"] = "category", ["categoria"] = "category", ["weight"] = "weight_grams", ["grams"] =
            "weight_grams",
    };

    /// <exception cref="InvalidDataException">A column that is needed is missing, or one is there twice.</exception>
    public static SheetHeader Read(CsvLine line, SheetTerms terms, IReadOnlyList<string> cultures)
    {
        var names = Array.ConvertAll(line.Cells, cell => cell.Trim().Trim('\uFEFF').ToLowerInvariant());
        var format = FormatOf(names);
        var fields = Array.ConvertAll(names, name => FieldOf(name, format, names, terms, cultures));
        if (fields.OfType<string>().GroupBy(field => field).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
            throw new InvalidDataException(
                $"Two columns mean the same: {string.Join(" and ", line.Cells.Where((_, at) => fields[at] == twice))}. Take one of them out.");
        Require(format, fields, names);
        return new SheetHeader(format, fields,
            [.. line.Cells.Where((_, at) => fields[at] is null && names[at].Length > 0 && !Added.Contains(names[at]))]);
    }

    /// <summary>The shop wrote the file: an export, or a list of refused rows of whatever format.</summary>
    public static bool IsOurs(SheetFormat format, IReadOnlyList<string> cells) => format == SheetFormat.Own || Added.All(cells.Contains);

    private static SheetFormat FormatOf(string[] names)
    {
        if (ShopifySheet.IsHeader(names)) return SheetFormat.Shopify;
        return names.Contains(SheetField.Handle) ? SheetFormat.Own : SheetFormat.List;
    }

    private static string? FieldOf(string name, SheetFormat format, string[] names, SheetTerms terms, IReadOnlyList<string> cultures)
    {
        if (format == SheetFormat.Shopify) return ShopifySheet.FieldOf(name, terms);
        if (format == SheetFormat.List
            && (ListSheet.WeightField(name) ?? (name == "type" && names.Contains("categories") ? "" : null))
            is { } special) return special.Length == 0 ? null : special;
        var own = format == SheetFormat.List ? ListAliases.GetValueOrDefault(name, name) : name;
        // Tills call the name "description"; a list that has names too means descriptions by it.
        if (format == SheetFormat.List && own == "description"
            && !names.Any(other => other is "name" or "title" or "product" or "product name" or "nombre"
            || other.StartsWith("name:", StringComparison.Ordinal))) own = "name";
        if (SheetField.Spoken.Contains(own)) own = $"{own}:{terms.Culture}";
        return SheetField.IsOne(own, cultures) ? own : null;
    }

    private static void Require(SheetFormat format, string?[] fields, string[] names)
    {
        if (!fields.Contains(SheetField.Sku) && format != SheetFormat.Shopify)
            throw new InvalidDataException(
                $"The file has no column for the SKU (sku or stockcode). Its first row reads: {Shortened(names)}. The first row must hold the columns' names.");
        if (format == SheetFormat.List && fields.OfType<string>().Count() < 2)
            throw new InvalidDataException(
                $"The file has nothing beside its SKUs that the shop knows. Its first row reads: {Shortened(names)}.");
    }

    private static string Shortened(string[] names) => PlainText.Shortened(string.Join(", ", names), MaxShown);
}
