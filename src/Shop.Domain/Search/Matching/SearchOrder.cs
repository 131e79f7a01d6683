namespace Shop.Domain.Search.Matching;

/// <summary>A product that a search found, by its number in the facet index, and how good the hit is.</summary>
internal readonly record struct RankedOrdinal(int Ordinal, int Rank);

/// <summary>
/// Puts hits in order: by where they have the words, then by how many of them the name has, the very name first, then by sales.
/// </summary>
internal sealed class SearchOrder(FacetIndex facetIndex, SearchFound found, string culture)
{
    // As short as its forms have in common, so that a name with the plural counts too.
    private readonly string[] _stems = [.. found.Words.Select(word => Shared.Language.WordsOf(culture).Compared(word))];
    private readonly string _whole = string.Join(' ', found.Words);

    /// <summary>The best so many of those that are among the hits. Of two thousand a page shows two dozen: only those are sorted.</summary>
    public List<int> Best(IReadOnlyList<RankedOrdinal> ranked, Bits hits, int most)
    {
        var best = new PriorityQueue<int, Row>(WorstFirst.Instance);
        foreach (var (ordinal, rank) in ranked)
        {
            if (!hits.Holds(ordinal)) continue;
            var row = Of(ordinal, rank);
            if (best.Count < most) best.Enqueue(ordinal, row);
            else best.EnqueueDequeue(ordinal, row);
        }

        var ordinals = new List<int>(best.Count);
        while (best.TryDequeue(out var ordinal, out _)) ordinals.Add(ordinal);
        ordinals.Reverse();
        return ordinals;
    }

    private Row Of(int ordinal, int rank)
    {
        var product = facetIndex.ProductAt(ordinal);
        return new Row(product, rank, NameScore(product.NameIn(culture)));
    }

    private int NameScore(string name)
    {
        var score = 0;
        foreach (var stem in _stems)
            if (HasWordWith(name, stem)) score++;
        return name == _whole ? score + 1 : score;
    }

    private static bool HasWordWith(string name, string stem)
    {
        for (var at = name.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = name.IndexOf(stem, at + 1, StringComparison.Ordinal))
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1])) return true;
        return false;
    }

    private readonly record struct Row(ListedProduct Product, int Rank, int Score);

    private sealed class WorstFirst : IComparer<Row>
    {
        public static WorstFirst Instance { get; } = new();

        public int Compare(Row x, Row y) =>
            x.Rank != y.Rank
                ? y.Rank.CompareTo(x.Rank)
                : x.Score != y.Score
                ? x.Score.CompareTo(y.Score)
                : ListingOrders.BySales(y.Product, x.Product);
    }
}
