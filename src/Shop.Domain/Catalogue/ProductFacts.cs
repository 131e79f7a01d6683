using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>All that a product's page shows, in one language. The category is null where it is not translated.</summary>
public sealed record ProductFacts(
    ProductId Id, string Name, string Slug, string Summary, string Description, string PictureCode, string PictureAlt,
    string? OptionName, IReadOnlyList<ProductDetail> Details, Brewing? Brewing, IReadOnlyList<string> Tags,
    string? CategoryName, string? CategorySlug, IReadOnlyList<VariantChoice> Variants, IReadOnlyList<CultureSlug> Alternates,
    IReadOnlyList<GalleryPicture> Pictures);

/// <summary>One way to buy the product, tax included; weights in grams.</summary>
public sealed record VariantChoice(
    string Sku, string? Label, Money Price, TaxClass TaxClass, int WeightGrams, int? NetGrams, FulfilmentKind FulfilmentKind)
{
    public Money? PricePerKilo => UnitPrice.PerKilo(Price, TaxClass, NetGrams);
}

/// <summary>The address of a product's page in one language.</summary>
public sealed record ProductSlug(ProductId ProductId, string Culture, string Slug);
