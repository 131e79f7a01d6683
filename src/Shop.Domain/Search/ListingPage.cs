using Shop.Domain.Catalogue;
using Shop.Domain.Search.Matching;

namespace Shop.Domain.Search;

/// <summary>
/// A value that a list can be narrowed by. <paramref name="Count"/>: how many hits choosing it gives, beside what is chosen of other
/// facets.
/// </summary>
public sealed record ListingFacetValue(string Code, string Label, string? Swatch, int Count, bool IsChosen);

/// <summary>A facet of a list. Those that the shop itself brings have no name here: pages know what to call them.</summary>
public sealed record ListingFacet(string Parameter, string? Name, IReadOnlyList<ListingFacetValue> Values);

/// <summary>A range of prices and how many hits it gives.</summary>
public sealed record PriceCount(PriceRange Range, int Count);

/// <summary>
/// Pages <paramref name="FirstPage"/> to <paramref name="Page"/> of a list, and how many products there are in all. Facets
/// hold the values that would give a hit, and those chosen.
/// </summary>
public sealed record ListingPage(IReadOnlyList<ProductCard> Cards, int TotalCount, int FirstPage, int Page, int PageCount)
{
    public IReadOnlyList<ListingFacet> Facets { get; init; } = [];

    /// <summary>What became of the search; null when nothing was searched for.</summary>
    public SearchOutcome? Search { get; init; }

    public IReadOnlyList<PriceCount> Prices { get; init; } = [];
}
