using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Under which names the change feed tells what became stale in the catalogue.</summary>
public static class CatalogueTags
{
    /// <summary>Categories, which every page's head shows.</summary>
    public const string Categories = "categories";

    /// <summary>Any list may hold other products or hold them in another order. A change of stock alone is not told under it.</summary>
    public const string Listings = "listings";

    /// <summary>Names and order of facets, their values and brands.</summary>
    public const string Facets = "facets";

    private const string ProductPrefix = "product:";

    /// <summary>What is shown of one product: texts, prices, whether it can be bought.</summary>
    public static string Product(ProductId id) => $"{ProductPrefix}{id.Value:N}";

    /// <summary>The product that the tag is about; null for any other tag.</summary>
    public static ProductId? ProductOf(string tag) =>
        tag.StartsWith(ProductPrefix, StringComparison.Ordinal) && Guid.TryParseExact(tag[ProductPrefix.Length..], "N", out var id)
            ? new ProductId(id)
            : null;

    /// <summary>The tag is about what products are sorted into, not about products.</summary>
    public static bool AreNames(string tag) => tag is Categories or Facets;
}
