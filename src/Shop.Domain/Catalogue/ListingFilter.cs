using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Catalogue;

/// <summary>Which entries a list holds and in which order, as SQL that reads the narrow entries only.</summary>
internal static class ListingFilter
{
    public static async Task<IQueryable<ListingEntry>> MatchingAsync(ShopDbContext db, ListingQuery query, CancellationToken cancellationToken)
    {
        var entries = db.Set<ListingEntry>().AsNoTracking().Where(entry => entry.ShownIn == query.Culture);
        if (query.CategorySlug is { } slug) entries = In(entries, await CategoryCodesAsync(db, query.Culture, slug, cancellationToken));
        if (query.Tag is { } tag) entries = entries.Where(entry => entry.TagKey.Contains(" " + tag + " "));
        return SearchWords.Of(query.Search).Aggregate(entries, (found, word) => Holding(db, found, query.Culture, word));
    }

    public static IQueryable<ListingEntry> Ordered(IQueryable<ListingEntry> entries, ListingQuery query) => query.Sort switch
    {
        ListingSort.Newest => entries.OrderByDescending(entry => entry.ListedAt).ThenByDescending(entry => entry.ProductId),
        ListingSort.PriceAscending => entries.OrderBy(entry => entry.LowestPriceMinor).ThenBy(entry => entry.ProductId),
        ListingSort.PriceDescending => entries.OrderByDescending(entry => entry.LowestPriceMinor).ThenByDescending(entry => entry.ProductId),
        ListingSort.Name => entries.OrderBy(entry => entry.NameKey).ThenBy(entry => entry.ProductId),
        _ => NameHitsFirst(entries, SearchWords.Of(query.Search)),
    };

    // A category holds what is below it too. The tree is read on its own: it is small, and the list's index wants plain codes.
    private static async Task<IReadOnlyList<string>> CategoryCodesAsync(
        ShopDbContext db, string culture, string slug, CancellationToken cancellationToken)
    {
        var categories = await (
            from category in db.Set<Category>()
            from text in db.Set<CategoryTranslation>().Where(text => text.CategoryCode == category.Code && text.Culture == culture).DefaultIfEmpty()
            select new { category.Code, category.ParentCode, text.Slug }).ToListAsync(cancellationToken);
        var wanted = categories.Find(category => category.Slug == slug);
        return wanted is null ? [] : new CategoryTree(categories.Select(category => (category.Code, (string?)category.ParentCode))).Within(wanted.Code);
    }

    private static IQueryable<ListingEntry> In(IQueryable<ListingEntry> entries, IReadOnlyList<string> codes)
    {
        if (codes is not [var only]) return entries.Where(entry => codes.Contains(entry.CategoryCode));
        return entries.Where(entry => entry.CategoryCode == only);
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
        if (words.Count == 0) return entries.OrderBy(entry => entry.Position).ThenBy(entry => entry.ProductId);
        var first = words[0];
        var ranked = entries.OrderBy(entry => entry.NameKey.Contains(first) ? 0 : 1);
        ranked = words.Skip(1).Aggregate(ranked, (found, word) => found.ThenBy(entry => entry.NameKey.Contains(word) ? 0 : 1));
        return ranked.ThenBy(entry => entry.Position).ThenBy(entry => entry.ProductId);
    }
}
