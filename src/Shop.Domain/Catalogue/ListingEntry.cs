using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// The narrow row that lists and search read: all that they filter and sort by, and nothing that they show. Without
/// it a page of 24 among 100,000 products would walk every product's texts and prices. The product keeps it in step.
/// </summary>
public sealed class ListingEntry
{
    private ListingEntry()
    {
    }

    public ProductId ProductId { get; private set; }

    public string Culture { get; private set; } = "";

    /// <summary>
    /// The own culture while the product is listed; null while it is unpublished or has nothing for sale. For the order of all
    /// that is listed; of given products it is asked whether this is null.
    /// </summary>
    public string? ShownIn { get; private set; }

    public string CategoryCode { get; private set; } = "";

    public int Position { get; private set; }

    public DateTimeOffset ListedAt { get; private set; }

    /// <summary>
    /// The applied price of the cheapest variant for sale, in minor units. For sorting only: pages show the variants' own prices.
    /// </summary>
    public long LowestPriceMinor { get; private set; }

    /// <summary>The tags with a space around each, so that one can be found whole.</summary>
    public string TagKey { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    /// <summary>Name, summary, tags, code, SKUs and GTINs, as search compares them.</summary>
    public string SearchKey { get; private set; } = "";

    internal static ListingEntry For(ProductId productId, string culture) => new() { ProductId = productId, Culture = culture };

    internal void Follow(Product product, ProductTranslation text)
    {
        var lowest = product.Variants.Where(variant => !variant.IsWithdrawn).Min(variant => (long?)variant.ListedMinor);
        ShownIn = product.IsPublished && lowest is not null ? Culture : null;
        LowestPriceMinor = lowest ?? 0;
        (CategoryCode, Position, ListedAt) = (product.CategoryCode, product.Position, product.ListedAt);
        TagKey = $" {product.TagText} ";
        NameKey = PlainText.SearchKey(text.Name);
        SearchKey = PlainText.SearchKey(string.Join(
            ' ', [text.Name, text.Summary, product.TagText, product.Code,
            .. product.Variants.Select(variant => variant.Sku), .. product.Variants.Select(variant => variant.Gtin).OfType<string>()]));
    }
}
