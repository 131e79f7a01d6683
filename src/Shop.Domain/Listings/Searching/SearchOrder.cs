namespace Shop.Domain.Listings.Searching;

/// <summary>
/// Puts hits in order: by where they have the words, then by how many of them the name has, the very name first, then by sales.
/// </summary>
internal static class SearchOrder
{
    public static IEnumerable<int> Of(ListingShelf shelf, SearchFound found, string culture)
    {
        // As short as its forms have in common, so that a name with the plural counts too.
        var stems = found.Words.Select(word => Shared.WordForms.Compared(culture, word)).ToArray();
        var whole = string.Join(' ', found.Words);
        var rows = new List<Row>(found.Hits.Count);
        var seen = new HashSet<int>(found.Hits.Count);
        foreach (var hit in found.Hits)
        {
            if (shelf.OrdinalOf(culture, hit.Number) is not { } ordinal || !seen.Add(ordinal)) continue;
            var product = shelf.ProductAt(ordinal);
            rows.Add(new Row(ordinal, product, hit.Rank, NameScore(product.NameIn(culture), stems, whole)));
        }

        rows.Sort(static (a, b) => a.CompareTo(b));
        return rows.Select(row => row.Ordinal);
    }

    private static int NameScore(string name, string[] stems, string whole)
    {
        var score = 0;
        foreach (var stem in stems)
            if (HasWordWith(name, stem)) score++;
        return name == whole ? score + 1 : score;
    }

    private static bool HasWordWith(string name, string stem)
    {
        for (var at = name.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = name.IndexOf(stem, at + 1, StringComparison.Ordinal))
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1])) return true;
        return false;
    }

    private readonly record struct Row(int Ordinal, ListedProduct Product, int Rank, int Score) : IComparable<Row>
    {
        public int CompareTo(Row other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank) : Score != other.Score ? other.Score.CompareTo(Score) : ListingOrders.BySales(Product, other.Product);
    }
}
