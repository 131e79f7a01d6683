using Shop.Domain.Listings.Searching;
using Shop.Domain.Shared;

namespace Shop.Domain.Listings;

/// <summary>
/// One question to a shelf. Values of one facet widen, facets narrow. A facet's own choice is left out of its counts: they
/// say what choosing another of its values would give.
/// </summary>
internal sealed class ListingSearch : IDisposable
{
    private const string Category = ListingParameters.Category;

    private readonly ListingShelf _shelf;
    private readonly ListingWish _wish;
    private readonly Bits _all;
    private readonly List<(string Facet, Bits Bits)> _chosen;

    public ListingSearch(ListingShelf shelf, ListingWish wish)
    {
        (_shelf, _wish) = (shelf, wish);
        _all = HavingOne("", [wish.Culture]);
        if (wish.Within is { } within) Narrow(_all, HavingOne(Category, within));
        if (wish.Found is { } found) Narrow(_all, Among(found.Hits));
        _chosen = wish.Choices.Select(choice => (choice.Facet, HavingOne(choice.Facet, choice.Terms))).ToList();
        if (wish.Price is { } price) _chosen.Add((ListingParameters.Price, Costing(price)));
    }

    /// <param name="place">From the total number of hits: how many to leave out and how many to take then.</param>
    public ListingHits Read(Func<int, (int Skip, int Take)> place)
    {
        using var hits = Hits(except: null);
        var total = hits.Count;
        var (skip, take) = place(total);
        return new ListingHits(total, Page(hits, skip, take), [.. _wish.Counted.Select(facet => Count(facet, hits))]);
    }

    public void Dispose()
    {
        _all.Dispose();
        _chosen.ForEach(choice => choice.Bits.Dispose());
    }

    private List<ProductId> Page(Bits hits, int skip, int take)
    {
        var ids = new List<ProductId>(take);
        foreach (var ordinal in InOrder())
        {
            if (ids.Count == take) break;
            if (hits.Holds(ordinal) && skip-- <= 0) ids.Add(_shelf.IdOf(ordinal));
        }

        return ids;
    }

    private IEnumerable<int> InOrder() => _wish is { Found: { } found, Sort: ListingSort.Popular }
        ? SearchOrder.Of(_shelf, found, _wish.Culture)
        : _shelf.InOrder(_wish.Sort, _wish.Culture);

    private int[] Count(CountedFacet facet, Bits hits)
    {
        if (!_chosen.Exists(choice => choice.Facet == facet.Facet)) return CountIn(facet, hits);
        using var others = Hits(except: facet.Facet);
        return CountIn(facet, others);
    }

    private int[] CountIn(CountedFacet facet, Bits hits)
    {
        var counts = new int[facet.Values.Count];
        foreach (var (index, value) in facet.Values.Index())
            // A product stands in one category only, so those of several may be added up.
            foreach (var term in value.Terms) counts[index] += _shelf.Having(new Term(facet.Facet, term))?.CountIn(hits.Words) ?? 0;
        return counts;
    }

    private Bits Hits(string? except)
    {
        var hits = _all.Copy();
        foreach (var (facet, bits) in _chosen)
            if (facet != except) hits.KeepOnly(bits);
        return hits;
    }

    private Bits HavingOne(string facet, IReadOnlyList<string> terms)
    {
        var bits = new Bits(_shelf.Words);
        foreach (var term in terms) _shelf.Having(new Term(facet, term))?.AddTo(bits.Words);
        return bits;
    }

    private Bits Among(IReadOnlyList<RankedHit> hits)
    {
        var bits = new Bits(_shelf.Words);
        foreach (var hit in hits)
            if (_shelf.OrdinalOf(_wish.Culture, hit.Number) is { } ordinal) bits.Add(ordinal);
        return bits;
    }

    private Bits Costing(PriceRange price)
    {
        var bits = new Bits(_shelf.Words);
        var from = _shelf.ByPrice.CountWhile(product => product.LowestMinor < price.FromMinor);
        var to = _shelf.ByPrice.CountWhile(product => price.ToMinor is null || product.LowestMinor <= price.ToMinor);
        foreach (var ordinal in _shelf.ByPrice.Slice(from, to)) bits.Add(ordinal);
        return bits;
    }

    private static void Narrow(Bits all, Bits kept)
    {
        all.KeepOnly(kept);
        kept.Dispose();
    }
}
