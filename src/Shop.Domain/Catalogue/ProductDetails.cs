using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>All that a product's page shows, in one language. The category is null where it is not translated.</summary>
public sealed record ProductDetails(
    ProductId Id, string Name, string Slug, string Summary, string Description, string PictureCode, string PictureAlt,
    string? OptionName, IReadOnlyList<DetailRow> Details, IReadOnlyList<string> Tags,
    string? CategoryName, string? CategorySlug, IReadOnlyList<VariantChoice> Variants, IReadOnlyList<CultureSlug> Alternates)
{
    public required string CategoryCode { get; init; }

    public string? BrandName { get; init; }

    /// <summary>Whether the right of withdrawal holds for it.</summary>
    public WithdrawalException WithdrawalException { get; init; }

    /// <summary>The merchant's own, in order; empty where the drawing stands in.</summary>
    public IReadOnlyList<GalleryPicture> Pictures { get; init; } = [];

    /// <summary>Empty when variants are told apart by their labels alone.</summary>
    public IReadOnlyList<OptionGroup> Options { get; init; } = [];

    public IReadOnlyList<AttributeDetails> Attributes { get; init; } = [];

    /// <summary>What the merchant shows beside it, in order.</summary>
    public IReadOnlyList<ProductId> RelatedIds { get; init; } = [];

    /// <summary>The variant with exactly these values, or null.</summary>
    public VariantChoice? VariantWith(IReadOnlyDictionary<string, string> values) => Options.Count == 0 ? null : Variants.FirstOrDefault(
        variant => Options.All(group => values.TryGetValue(group.FacetCode, out var value)
            && variant.Values.GetValueOrDefault(group.FacetCode) == value));
}

/// <summary>One way to buy the product, at the price applied now, tax included.</summary>
public sealed record VariantChoice(string Sku, string? Label, Money Price, Goods Goods)
{
    public UnitPrice? UnitPrice => UnitPrice.Of(Price, Goods.NetAmount, Goods.NetUnit);

    /// <summary>What may be announced while it is on sale.</summary>
    public Reduction? Reduction { get; init; }

    public string? Gtin { get; init; }

    /// <summary>Its value of each option, by facet.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

/// <summary>The address of a product's page in one language.</summary>
public sealed record ProductSlug(ProductId ProductId, string Culture, string Slug);
