namespace Shop.Domain.Search;

/// <summary>The orders of a list. Each is total: equal rows follow their id.</summary>
public enum ListingSort
{
    /// <summary>The merchant's own order; in a search those hit by name come first.</summary>
    Popular,
    Newest,
    BestSelling,
    PriceAscending,
    PriceDescending,
    Name,
}

/// <summary>Values that were chosen of one facet, as the address spells them.</summary>
public sealed record FacetChoice(string Parameter, IReadOnlyList<string> Values);

/// <summary>
/// One or more pages of a list that follow each other. Pages count from 1; a page before the first is the first, one beyond
/// the last is the last. An unknown category gives an empty list; unknown facets and values are as if they were not there.
/// </summary>
public sealed record ListingQuery(
    string Culture, string? CategorySlug = null, string? Search = null, ListingSort Sort = ListingSort.Popular,
    int Page = 1, int PageSize = ListingQuery.DefaultPageSize)
{
    public const int DefaultPageSize = 24;

    /// <summary>More would make one request do the work of many.</summary>
    public const int MaxPageSize = 96;

    /// <summary>The first of the pages that end with <see cref="Page"/>; null for that page alone.</summary>
    public int? FirstPage { get; init; }

    public IReadOnlyList<FacetChoice> Choices { get; init; } = [];

    public PriceRange? Price { get; init; }
}

/// <summary>The names of the orders in addresses: popular, newest, best-selling, price-asc, price-desc, name.</summary>
public static class ListingSorts
{
    /// <summary>Each order with its name, in the order in which to offer them.</summary>
    public static IReadOnlyList<(ListingSort Sort, string Name)> All { get; } =
    [
        (ListingSort.Popular, "popular"), (ListingSort.Newest, "newest"), (ListingSort.BestSelling, "best-selling"),
        (ListingSort.PriceAscending, "price-asc"),
        (ListingSort.PriceDescending, "price-desc"), (ListingSort.Name, "name"),
    ];

    /// <summary>The order of that name; whatever else an address says means the default.</summary>
    public static ListingSort Parse(string? name) => All.FirstOrDefault(known => known.Name == name).Sort;

    public static string NameOf(ListingSort sort) => All.First(known => known.Sort == sort).Name;
}
