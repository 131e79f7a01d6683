using System.Runtime.InteropServices;
using Shop.Domain.Search.Matching;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>
/// One question to the facet index. Values of one facet widen, facets narrow. A facet's own choice is left out of its counts: they
/// say what choosing another of its values would give.
/// </summary>
internal sealed class ListingSearch : IDisposable
{
    private const string Category = ListingParameters.Category;

    // Hits that are sorted sooner than found in the order of all: at most so many, and at most one product in so many.
    private const int Few = 500;
    private const int FewShare = 16;

    // Reading a product's terms costs as much as laying the sets of all terms over this many.
    private const int CountedShare = 256;

    private readonly FacetIndex _facetIndex;
    private readonly ListingCriteria _criteria;
    private readonly Bits _all;
    private readonly List<(string Facet, Bits Bits)> _chosen;
    private readonly List<RankedOrdinal> _ranked = [];

    public ListingSearch(FacetIndex facetIndex, ListingCriteria criteria)
    {
        (_facetIndex, _criteria) = (facetIndex, criteria);
        _all = HavingOne("", [criteria.Culture]);
        if (criteria.Within is { } within) Narrow(_all, HavingOne(Category, within));
        if (criteria.Found is { } found) Narrow(_all, Ranked(found.Hits));
        _chosen = criteria.Choices.Select(choice => (choice.Facet, HavingOne(choice.Facet, choice.Terms))).ToList();
        if (criteria.Price is { } price) _chosen.Add((ListingParameters.Price, Costing(price)));
    }

    /// <param name="place">From the total number of hits: how many to leave out and how many to take then.</param>
    public ListingHits Read(Func<int, (int Skip, int Take)> place)
    {
        using var hits = Hits(except: null);
        var total = hits.Count;
        var (skip, take) = place(total);
        return new ListingHits(total, Page(hits, total, skip, take), Counts(hits, total));
    }

    public void Dispose()
    {
        _all.Dispose();
        _chosen.ForEach(choice => choice.Bits.Dispose());
    }

    private List<ProductId> Page(Bits hits, int total, int skip, int take)
    {
        var ids = new List<ProductId>(take);
        if (skip >= total) return ids;
        foreach (var ordinal in InOrder(hits, total, skip + take))
        {
            if (ids.Count == take) break;
            if (hits.Holds(ordinal) && skip-- <= 0) ids.Add(_facetIndex.IdOf(ordinal));
        }

        return ids;
    }

    // The whole order is walked until the page is full. Of few hits the last stands near its end: to sort them costs less.
    private IEnumerable<int> InOrder(Bits hits, int total, int most)
    {
        if (_criteria is { Found: { } found, Sort: ListingSort.Popular })
            return new SearchOrder(_facetIndex, found, _criteria.Culture).Best(_ranked, hits, most);
        if (_facetIndex.OrderOf(_criteria.Sort, _criteria.Culture) is not var (order, backwards)) return [];
        return total <= Few && total * FewShare <= _facetIndex.Count ? order.Sort(hits.Ordinals(), backwards) : order.Read(backwards);
    }

    private List<int[]> Counts(Bits hits, int total)
    {
        var among = Counter(hits, total);
        return [.. _criteria.Counted.Select(facet => _chosen.Exists(choice => choice.Facet == facet.Facet)
            ? CountWithout(facet)
            : Count(facet, among))];
    }

    private int[] CountWithout(CountedFacet facet)
    {
        using var others = Hits(except: facet.Facet);
        return Count(facet, Counter(others, others.Count));
    }

    // A product stands in one category only, so those of several may be added up.
    private static int[] Count(CountedFacet facet, Func<Term, int> among) =>
        [.. facet.Values.Select(value => value.Terms.Sum(term => among(new Term(facet.Facet, term))))];

    // Of few hits the terms are read; of many, each term's set is laid over them.
    private Func<Term, int> Counter(Bits hits, int total)
    {
        if (total > _facetIndex.Count / CountedShare) return term => _facetIndex.Having(term)?.CountIn(hits.Words) ?? 0;
        var counts = new Dictionary<int, int>();
        foreach (var ordinal in hits.Ordinals())
            foreach (var number in _facetIndex.ProductAt(ordinal).Terms)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
        return term => _facetIndex.KnownNumberOf(term) is { } number ? counts.GetValueOrDefault(number) : 0;
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
        var bits = new Bits(_facetIndex.Words);
        foreach (var term in terms) _facetIndex.Having(new Term(facet, term))?.AddTo(bits.Words);
        return bits;
    }

    // A product that was found twice has the rank of its first hit.
    private Bits Ranked(IReadOnlyList<RankedHit> hits)
    {
        var bits = new Bits(_facetIndex.Words);
        var entries = _facetIndex.EntriesIn(_criteria.Culture);
        _ranked.EnsureCapacity(hits.Count);
        foreach (var hit in hits)
        {
            if (EntryOrdinals.Of(entries, hit.Number) is not { } ordinal || bits.Holds(ordinal)) continue;
            bits.Add(ordinal);
            _ranked.Add(new RankedOrdinal(ordinal, hit.Rank));
        }

        return bits;
    }

    private Bits Costing(PriceRange price)
    {
        var bits = new Bits(_facetIndex.Words);
        var from = _facetIndex.ByPrice.CountWhile(product => product.LowestMinor < price.FromMinor);
        var to = _facetIndex.ByPrice.CountWhile(product => price.ToMinor is null || product.LowestMinor <= price.ToMinor);
        foreach (var ordinal in _facetIndex.ByPrice.Slice(from, to)) bits.Add(ordinal);
        return bits;
    }

    private static void Narrow(Bits all, Bits kept)
    {
        all.KeepOnly(kept);
        kept.Dispose();
    }
}
