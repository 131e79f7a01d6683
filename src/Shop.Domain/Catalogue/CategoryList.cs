using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Catalogue;

/// <summary>A category as menus and headings show it. One without a parent stands at the top.</summary>
public sealed record CategoryCard(string Code, string Name, string Slug, string Description, string? ParentCode = null);

/// <summary>The categories of each language, which every page shows, in memory.</summary>
public sealed class CategoryCache(ChangeFeed changes) : ChangeAwareCache<string, IReadOnlyList<CategoryCard>>(changes, MaxCultures)
{
    private const int MaxCultures = 100;

    protected override IEnumerable<string>? StaleKeys(ContentChange change) => change.Tags.Contains(CatalogueTags.Categories) ? null : [];
}

/// <summary>Reads the categories of one language.</summary>
public sealed class CategoryList(ShopDbContext db, CategoryCache kept)
{
    /// <summary>In the merchant's order. One that is not translated into the language is not there.</summary>
    public async Task<IReadOnlyList<CategoryCard>> ReadAsync(string culture, CancellationToken cancellationToken)
    {
        if (kept.Find(culture) is { } known) return known;
        var stamp = kept.Stamp;
        var read = await Read(culture).ToListAsync(cancellationToken);
        kept.Keep(culture, read, stamp);
        return read;
    }

    /// <summary>The category's slug in each language that has one, for links between the languages.</summary>
    public async Task<IReadOnlyList<CultureSlug>> AlternatesAsync(string code, CancellationToken cancellationToken) => await db
        .Set<CategoryTranslation>().Where(text => text.CategoryCode == code).OrderBy(text => text.Culture)
        .Select(text => new CultureSlug(text.Culture, text.Slug)).ToListAsync(cancellationToken);

    private IQueryable<CategoryCard> Read(string culture) =>
        from category in db.Set<Category>()
        join text in db.Set<CategoryTranslation>() on category.Code equals text.CategoryCode
        where text.Culture == culture
        orderby category.Position, category.Code
        select new CategoryCard(category.Code, text.Name, text.Slug, text.Description, category.ParentCode);
}
