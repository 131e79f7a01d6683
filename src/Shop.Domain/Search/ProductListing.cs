using Shop.Domain.Catalogue;
using Shop.Domain.Search.Matching;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Sql;

namespace Shop.Domain.Search;

/// <summary>Reads lists of products: the whole catalogue, a category, or what a search found, narrowed by facets.</summary>
public sealed class ProductListing(ShopDbContext db, ListingIndex index, RefreshListings refresh, ProductCards cards, EntryCache entries)
{
    /// <summary>
    /// The pages asked for, in two statements for any size of catalogue and two more for a search: which products they
    /// show comes from the index. Only what is translated into the language and for sale is listed.
    /// </summary>
    public async Task<ListingPage> ReadAsync(ListingQuery query, CancellationToken cancellationToken)
    {
        await refresh.CatchUpAsync(cancellationToken);
        var names = index.Names;
        var facets = names.For(query.Culture, query.CategorySlug);
        var choices = facets.Select(facet => facet.Parameter == ListingParameters.Price ? null : facet.Choose(query.Choices)).ToList();
        var found = await FindAsync(names.SearchedIn(query.Culture), query, cancellationToken);
        var within = query.CategorySlug is { } slug ? names.Within(query.Culture, slug) ?? [] : null;
        var criteria = new ListingCriteria(
            query.Culture, within, [.. choices.OfType<TermChoice>(), .. Tags(query)], query.Price, found,
                [.. facets.Select(facet => facet.Counted)], query.Sort);
        var pages = new PageSpan(query);
        var hits = index.Find(criteria, pages.Place);
        return await ShowAsync(query, pages, hits, [.. facets.Select((facet, at) => facet.With(hits.Counts[at], choices[at]))],
            cancellationToken) with { Search = found?.Outcome };
    }

    private async Task<SearchFound?> FindAsync(SearchNames names, ListingQuery query, CancellationToken cancellationToken) =>
        SearchPhrase.Of(query.Culture, query.Search) is { } phrase
            ? await new SearchHits(new TextSearch(db, entries), names, SearchHits.Max).ReadAsync(phrase, cancellationToken) : null;

    private async Task<ListingPage> ShowAsync(
        ListingQuery query, PageSpan pages, ListingHits hits, List<ListingFacet> facets, CancellationToken cancellationToken)
    {
        var prices = facets.Single(facet => facet.Parameter == ListingParameters.Price);
        return new ListingPage(await cards.ReadAsync(hits.Ids, query.Culture, cancellationToken), hits.Total, pages.First, pages.Last,
            pages.Count)
        {
            Facets = [.. facets.Where(facet => facet != prices && facet.Values.Count > 0)],
            Prices = [.. index.Prices.Select((range, at) =>
                new PriceCount(range, prices.Values.FirstOrDefault(value => value.Code == ListingNames.PriceTerm(at))?.Count ?? 0))],
        };
    }

    // Tags are no facet: they have no names. An address may still ask for one.
    private static IEnumerable<TermChoice> Tags(ListingQuery query) => query.Choices
        .Where(choice => choice is { Parameter: ListingParameters.Tag, Values.Count: > 0 })
            .Select(choice => new TermChoice(ListingParameters.Tag, choice.Values));

    /// <summary>Which pages are shown, once the total is known.</summary>
    private sealed class PageSpan(ListingQuery query)
    {
        private readonly int _size = Math.Clamp(query.PageSize, 1, ListingQuery.MaxPageSize);

        public int First { get; private set; } = 1;

        public int Last { get; private set; } = 1;

        public int Count { get; private set; }

        public (int Skip, int Take) Place(int total)
        {
            Count = (total + _size - 1) / _size;
            Last = Math.Clamp(query.Page, 1, Math.Max(1, Count));
            var most = Math.Max(1, ListingQuery.MaxPageSize / _size);
            First = Math.Clamp(query.FirstPage ?? Last, Math.Max(1, Last - most + 1), Last);
            return ((First - 1) * _size, (Last - First + 1) * _size);
        }
    }
}
