using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// A product in a list. Prices are those applied now to the variants for sale, tax included; <paramref name="UnitPrice"/>
/// is the lowest of them and there only for goods that say how much they hold. A category without a name in the
/// language is null. <paramref name="PictureCode"/> names the drawing that stands in where <paramref name="Picture"/>,
/// the first of the merchant's own, is null. <paramref name="Reduction"/> is that of the lowest price.
/// </summary>
public sealed record ProductCard(
    ProductId Id, string Name, string Slug, string Summary, string PictureCode, string PictureAlt, string? CategoryName,
    Money LowestPrice, Money HighestPrice, UnitPrice? UnitPrice, IReadOnlyList<string> Skus, IReadOnlyList<string> Tags,
    ShownPicture? Picture = null, Reduction? Reduction = null);

/// <summary>A slug and the language that it belongs to.</summary>
public sealed record CultureSlug(string Culture, string Slug);
