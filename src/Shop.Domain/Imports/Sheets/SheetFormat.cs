using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>Whose columns a file has. Stored as a number: the values never change.</summary>
public enum SheetFormat
{
    /// <summary>The shop's own, as it exports them.</summary>
    Own = 0,
    Shopify = 1,

    /// <summary>A plain list: each row one SKU, with a few columns.</summary>
    List = 2,
}

/// <summary>How a file is to be understood where it does not say so itself.</summary>
/// <param name="Culture">The language of texts whose column names none.</param>
/// <param name="CategoryCode">Where new products go that name no category.</param>
/// <param name="Publishes">New products that do not say so are shown at once.</param>
public sealed record SheetTerms(string Culture, string CategoryCode, bool Publishes)
{
    public const string ImportedCategory = "imported";
}

/// <summary>One row with its cells by the shop's own names of the columns. A cell that the file has no column for is missing.</summary>
public sealed record SheetRow(int Line, IReadOnlyDictionary<string, string> Cells, string? Problem = null)
{
    public string this[string field] => Cells.GetValueOrDefault(field, "");
}

/// <summary>The rows of one product, in the order of the file. <paramref name="Number"/> counts the file's products from 1.</summary>
public sealed record SheetProduct(int Number, SheetFormat Format, string Handle, IReadOnlyList<SheetRow> Rows)
{
    public int Line => Rows[0].Line;

    /// <summary>What the product is called in the shop, where it is new: in a list by its SKU.</summary>
    public string Code => Format == SheetFormat.List ? CodeOf(PlainText.Clean(Rows[0][SheetField.Sku])) : Handle;

    /// <summary>What of its pictures is left out, for somebody to look at while there are pictures to fetch; else null.</summary>
    public string? Note { get; init; }

    /// <summary>What else the file says and the shop cannot keep, a sentence each, for somebody to look at.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    // A SKU stands in no address; a product's key does.
    private static string CodeOf(string sku) =>
        sku.Length == 0 || !CatalogueRules.IsSku(sku) || CatalogueRules.IsCode(sku) ? sku : NewCode.Marked(sku);
}

/// <summary>What is wrong with a product's rows: the whole product is refused for it.</summary>
public sealed class SheetProblemException(int line, string column, string problem) : Exception(problem)
{
    public int Line { get; } = line;

    public string Column { get; } = column;
}
