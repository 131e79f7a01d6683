using Shop.Domain.Search.Matching;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>A facet of which some values were chosen: a hit has one of the terms.</summary>
internal sealed record TermChoice(string Facet, IReadOnlyList<string> Terms);

/// <summary>
/// A value to count: hits that have one of its terms. Mostly the value is the only term; a category has those below it too.
/// </summary>
internal sealed record CountedValue(string Code, IReadOnlyList<string> Terms);

/// <summary>A facet whose values are to be counted.</summary>
internal sealed record CountedFacet(string Facet, IReadOnlyList<CountedValue> Values);

/// <summary>What is asked of the index. <paramref name="Found"/>: only these, and in their order when no other is asked for.</summary>
internal sealed record ListingCriteria(
    string Culture, IReadOnlyList<string>? Within, IReadOnlyList<TermChoice> Choices, PriceRange? Price,
    SearchFound? Found, IReadOnlyList<CountedFacet> Counted, ListingSort Sort);

/// <summary>How many there are, which of them are on the page, and the counts of each facet's values in the order asked for.</summary>
internal sealed record ListingHits(int Total, IReadOnlyList<ProductId> Ids, IReadOnlyList<int[]> Counts);
