namespace Shop.Domain.Imports.Sheets;

/// <summary>
/// The names of the shop's own columns, in the order in which it exports them. docs/product-csv.md tells what each holds.
/// </summary>
public static class SheetField
{
    public const string Handle = "handle";
    public const string Sku = "sku";
    public const string Stock = "stock";
    public const string StockCounted = "stock_counted";
    public const string Pictures = "pictures";
    public const string PicturesAlt = "pictures_alt";
    public const string Related = "related";

    /// <summary>Said once for a product, in each language: "name:en".</summary>
    public static IReadOnlyList<string> Texts { get; } =
        ["name", "slug", "summary", "description", "picture_alt", "option_name", "details"];

    /// <summary>Said once for a product.</summary>
    public static IReadOnlyList<string> OfProduct { get; } =
    [
        "category", "brand", "tags", "position", "state", "publish_at", "picture", "attributes", "measurements", Related,
        "option1", "option2", "option3",
    ];

    /// <summary>Said of each variant.</summary>
    public static IReadOnlyList<string> OfVariant { get; } =
    [
        "option1_value", "option2_value", "option3_value", "gtin", "price", "currency", "sale_price", "sale_from", "sale_until",
        Stock, StockCounted, "tax_class", "fulfilment",
        "weight_grams", "net_amount", "net_unit", "variant_position", "withdrawn",
    ];

    /// <summary>Columns that need a language: without one the language of the import is meant.</summary>
    public static IReadOnlyList<string> Spoken { get; } = [.. Texts, PicturesAlt, "label"];

    private static readonly HashSet<string> Plain = [Handle, Sku, Pictures, .. OfProduct, .. OfVariant];

    public static bool IsOne(string field, IReadOnlyList<string> cultures) =>
        Plain.Contains(field) || (CultureOf(field) is { } culture && cultures.Contains(culture) && Spoken.Contains(WithoutCulture(field)));

    public static bool IsOfVariant(string field) => OfVariant.Contains(field) || field.StartsWith("label:", StringComparison.Ordinal);

    public static bool IsOfProduct(string field) => field is not (Handle or Sku) && !IsOfVariant(field);

    /// <summary>Of the gallery, which stands outside of the product: an import adds to it and takes nothing away.</summary>
    public static bool IsOfPictures(string field) => field == Pictures || WithoutCulture(field) == PicturesAlt;

    public static string? CultureOf(string field) =>
        field.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? field[(colon + 1)..] : null;

    public static string WithoutCulture(string field) =>
        field.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? field[..colon] : field;

    /// <summary>All columns of an export in these languages.</summary>
    public static IReadOnlyList<string> Columns(IReadOnlyList<string> cultures) =>
    [
        Handle, .. Texts.SelectMany(_ => cultures, (text, culture) => $"{text}:{culture}"), .. OfProduct, Pictures,
            .. cultures.Select(culture => $"{PicturesAlt}:{culture}"), Sku, .. OfVariant, .. cultures.Select(culture => $"label:{culture}"),
    ];
}
