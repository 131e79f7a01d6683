using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>The products that are shown beside one, in one cell: their codes in the order of showing, with spaces between them.</summary>
internal static class RelatedText
{
    private static readonly char[] Between = [' ', ',', ';'];

    public static string Of(Product product, IReadOnlyDictionary<ProductId, string> codes) =>
        string.Join(' ', product.Related.OrderBy(related => related.Position).Select(related => codes.GetValueOrDefault(related.RelatedId))
            .OfType<string>());

    /// <exception cref="DomainException">There are too many, or one is no code.</exception>
    public static string Normal(string text)
    {
        var codes = text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(CatalogueRules.Code).Distinct().ToList();
        return codes.Count <= Product.MaxRelated
            ? string.Join(' ', codes)
            : throw new DomainException($"At most {Product.MaxRelated} products are shown beside one; these are {codes.Count}.");
    }

    /// <summary>The codes in a text that <see cref="Normal"/> or <see cref="Of"/> made.</summary>
    public static string[] Read(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The change of a product's related products, where there is one.</summary>
    public static FieldChange? In(IEnumerable<FieldChange> changes) => changes.FirstOrDefault(IsOne);

    /// <summary>Made at the end of an import, when all products of the file are there.</summary>
    public static bool IsOne(FieldChange change) => change is { Sku: null, Field: SheetField.Related };
}
