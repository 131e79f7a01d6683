using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Sql;

namespace Shop.Domain.Search.Matching;

/// <summary>A category whose name has the words.</summary>
public sealed record SuggestedCategory(string Name, string Slug);

/// <summary>A brand whose name has the words.</summary>
public sealed record SuggestedBrand(string Name, string Code);

/// <summary>
/// What somebody who is still typing may mean. <paramref name="Corrected"/>: the words that were looked for instead of misspelt ones.
/// </summary>
public sealed record Suggestions(
    IReadOnlyList<SuggestedCategory> Categories, IReadOnlyList<SuggestedBrand> Brands, IReadOnlyList<ProductCard> Products,
        string? Corrected)
{
    public static Suggestions None { get; } = new([], [], [], null);
}

/// <summary>
/// Suggests while somebody types: a few categories and brands by their names, and the products that a search would show first.
/// </summary>
public sealed class Suggest(ShopDbContext db, ListingIndex index, RefreshListings refresh, ProductCards cards, EntryCache entries)
{
    private const int Max = 8;
    private const int MaxOfAKind = 2;

    // Enough for the best sellers to be among them; nobody sees more than eight.
    private const int MaxHits = 300;

    public async Task<Suggestions> ReadAsync(string culture, string? typed, CancellationToken cancellationToken)
    {
        if (SearchPhrase.Of(culture, typed) is not { Words.Count: > 0 } phrase) return Suggestions.None;
        await refresh.CatchUpAsync(cancellationToken);
        var names = index.Names;
        var found = await new SearchHits(new TextSearch(db, entries), names.SearchedIn(culture), MaxHits)
            .ReadAsync(phrase, cancellationToken);
        var categories = names.CategoriesNamed(culture, phrase).Take(MaxOfAKind).ToList();
        var brands = names.BrandsNamed(phrase).Take(MaxOfAKind).ToList();
        var place = new ListingCriteria(culture, null, [], null, found, [], ListingSort.Popular);
        var hits = index.Find(place, _ => (0, Max - categories.Count - brands.Count));
        return new Suggestions(categories, brands, await cards.ReadAsync(hits.Ids, culture, cancellationToken), found.Outcome.Corrected);
    }
}
