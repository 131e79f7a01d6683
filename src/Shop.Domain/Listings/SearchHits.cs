using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Listings;

/// <summary>Which products hold all words that were searched for, those that hold them in their name first.</summary>
internal static class SearchHits
{
    // More than anybody pages through; the rest of a word that is everywhere is left out.
    private const int Most = 10_000;

    /// <summary>Null when nothing was searched for.</summary>
    public static async Task<IReadOnlyList<ProductId>?> ReadAsync(ShopDbContext db, ListingQuery query, CancellationToken cancellationToken)
    {
        var words = SearchWords.Of(query.Search);
        if (words.Count == 0) return null;
        var entries = db.Set<ListingEntry>().AsNoTracking().Where(entry => entry.ShownIn == query.Culture);
        var found = words.Aggregate(entries, (rest, word) => Holding(db, rest, query.Culture, word));
        return await NameHitsFirst(found, words).Select(entry => entry.ProductId).Take(Most).ToListAsync(cancellationToken);
    }

    // Contains becomes instr or an escaped LIKE, so % and _ are letters like any other.
    private static IQueryable<ListingEntry> Holding(ShopDbContext db, IQueryable<ListingEntry> entries, string culture, string word)
    {
        // The category's name is looked up, not copied into each entry, so that renaming a category touches no product.
        var codes = db.Set<CategoryTranslation>()
            .Where(text => text.Culture == culture && text.NameKey.Contains(word)).Select(text => text.CategoryCode);
        return entries.Where(entry => entry.SearchKey.Contains(word) || codes.Contains(entry.CategoryCode));
    }

    private static IQueryable<ListingEntry> NameHitsFirst(IQueryable<ListingEntry> entries, IReadOnlyList<string> words)
    {
        var first = words[0];
        var ranked = entries.OrderBy(entry => entry.NameKey.Contains(first) ? 0 : 1);
        ranked = words.Skip(1).Aggregate(ranked, (found, word) => found.ThenBy(entry => entry.NameKey.Contains(word) ? 0 : 1));
        return ranked.ThenBy(entry => entry.Position).ThenBy(entry => entry.ProductId);
    }
}
