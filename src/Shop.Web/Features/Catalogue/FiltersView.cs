using Shop.Domain.Search;

namespace Shop.Web.Features.Catalogue;

/// <summary>The filters beside a list.</summary>
/// <param name="RangeOf">How a price range is shown.</param>
public sealed record FiltersView(ListingView List, Func<PriceRange, string> RangeOf);
