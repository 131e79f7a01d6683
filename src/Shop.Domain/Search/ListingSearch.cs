using System.Runtime.InteropServices;
using Shop.Domain.Search.Matching;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>
/// One question to a shelf. Values of one facet widen, facets narrow. A facet's own choice is left out of its counts: they
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

    private readonly FacetIndex _shelf;
    private readonly ListingCriteria _wish;
    private readonly Bits _all;
    private readonly List<(string Facet, Bits Bits)> _chosen;
    private readonly List<RankedOrdinal> _ranked = [];

    public ListingSearch(FacetIndex shelf, ListingCriteria wish)
    {
        (_shelf, _wish) = (shelf, wish);
        _all = HavingOne("", [wish.Culture]);
        if (wish.Within is { } within) Narrow(_all, HavingOne(Category, within));
        if (wish.Found is { } found) Narrow(_all, Ranked(found.Hits));
        _chosen = wish.Choices.Select(choice => (choice.Facet, HavingOne(choice.Facet, choice.Terms))).ToList();
        if (wish.Price is { } price) _chosen.Add((ListingParameters.Price, Costing(price)));
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
            if (hits.Holds(ordinal) && skip-- <= 0) ids.Add(_shelf.IdOf(ordinal));
        }

        return ids;
    }

    // The whole order is walked until the page is full. Of few hits the last stands near its end: to sort them costs less.
    private IEnumerable<int> InOrder(Bits hits, int total, int most)
    {
        if (_wish is { Found: { } found, Sort: ListingSort.Popular })
            return new SearchOrder(_shelf, found, _wish.Culture).Best(_ranked, hits, most);
        if (_shelf.OrderOf(_wish.Sort, _wish.Culture) is not var (order, backwards)) return [];
        return total <= Few && total * FewShare <= _shelf.Count ? order.Sort(hits.Ordinals(), backwards) : order.Read(backwards);
    }

    private List<int[]> Counts(Bits hits, int total)
    {
        var among = Counter(hits, total);
        return [.. _wish.Counted.Select(facet => _chosen.Exists(choice => choice.Facet == facet.Facet)
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
        if (total > _shelf.Count / CountedShare) return term => _shelf.Having(term)?.CountIn(hits.Words) ?? 0;
        var counts = new Dictionary<int, int>();
        foreach (var ordinal in hits.Ordinals())
            foreach (var number in _shelf.ProductAt(ordinal).Terms) CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
        return term => _shelf.KnownNumberOf(term) is { } number ? counts.GetValueOrDefault(number) : 0;
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

    // A product that was found twice has the rank of its first hit.
    private Bits Ranked(IReadOnlyList<RankedHit> hits)
    {
        var bits = new Bits(_shelf.Words);
        var entries = _shelf.EntriesIn(_wish.Culture);
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
