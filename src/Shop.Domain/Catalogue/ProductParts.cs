using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>An option facet that the variants of a product differ in.</summary>
public sealed class ProductOption
{
    private ProductOption()
    {
    }

    public ProductId ProductId { get; private set; }

    public string FacetCode { get; private set; } = "";

    /// <summary>Lower is chosen first.</summary>
    public int Position { get; private set; }

    internal static ProductOption Of(ProductId productId, string facetCode) => new() { ProductId = productId, FacetCode = facetCode };

    internal void MoveTo(int position) => Position = position;
}

/// <summary>A value of an attribute facet that describes the product; a product may have several of one facet.</summary>
public sealed class ProductValue
{
    private ProductValue()
    {
    }

    public ProductId ProductId { get; private set; }

    public string FacetCode { get; private set; } = "";

    public string ValueCode { get; private set; } = "";

    internal static ProductValue Of(ProductId productId, FacetValue value) =>
        new() { ProductId = productId, FacetCode = value.FacetCode, ValueCode = value.Code };
}

/// <summary>The value that a variant has of one of its product's options.</summary>
public sealed class VariantValue
{
    private VariantValue()
    {
    }

    public string Sku { get; private set; } = "";

    public string FacetCode { get; private set; } = "";

    public string ValueCode { get; private set; } = "";

    internal static VariantValue For(string sku, string facetCode) => new() { Sku = sku, FacetCode = facetCode };

    internal void Set(string valueCode) => ValueCode = valueCode;
}

/// <summary>A product that the merchant shows beside another.</summary>
public sealed class RelatedProduct
{
    private RelatedProduct()
    {
    }

    public ProductId ProductId { get; private set; }

    public ProductId RelatedId { get; private set; }

    /// <summary>Lower comes first.</summary>
    public int Position { get; private set; }

    internal static RelatedProduct Of(ProductId productId, ProductId relatedId) => new() { ProductId = productId, RelatedId = relatedId };

    internal void MoveTo(int position) => Position = position;
}
