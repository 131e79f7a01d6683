namespace Shop.Domain.Search;

/// <summary>How facets are spelt in addresses: each by its code, those that the shop itself brings by these words.</summary>
public static class ListingParameters
{
    public const string Category = "category";
    public const string Brand = "brand";
    public const string Price = "price";
    public const string Stock = "stock";
    public const string InStock = "in";
    public const string Tag = "tag";

    private static readonly HashSet<string> Taken =
        [Category, Brand, Price, Stock, Tag, "q", "sort", "page", "from", "to", "culture", "action", "controller"];

    /// <summary>A merchant's facet whose code is one of the shop's own words gets a mark before it.</summary>
    public static string Of(string facetCode) => Taken.Contains(facetCode) ? $"f-{facetCode}" : facetCode;
}
