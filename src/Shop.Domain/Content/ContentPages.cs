using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>A published page in one language.</summary>
/// <param name="Culture">Of the words: another than the shopper's when the page has none in theirs.</param>
/// <param name="Slugs">Its address by language.</param>
public sealed record ShownPage(
    string Code, PageKind Kind, string Culture, PageWords Words, IReadOnlyDictionary<string, string> Slugs);

/// <summary>What an address of a page leads to.</summary>
public abstract record FoundPage
{
    public sealed record Here(ShownPage Page) : FoundPage;

    /// <summary>It has another address now, or another in the shopper's language.</summary>
    public sealed record Moved(string Slug) : FoundPage;
}

/// <summary>A published page as menus name it.</summary>
public sealed record PageLink(string Code, PageKind Kind, PageMenu Menu, string Culture, string Slug, string Title);

/// <summary>Reads published pages; drafts do not exist here.</summary>
public sealed class ContentPages(ShopDbContext db)
{
    /// <param name="languages">The shopper's first, then those that stand in where the page says nothing in it.</param>
    /// <returns>Null when no published page has or had this address in one of the languages.</returns>
    public async Task<FoundPage?> FindAsync(string slug, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        if (await CodeOfAsync(slug, languages, cancellationToken) is not { } code) return null;
        var page = await Published().SingleAsync(page => page.Code == code, cancellationToken);
        if (page.Texts.InFirst(languages, text => text.Culture) is not { } text) return null;
        if (text.Slug != slug) return new FoundPage.Moved(text.Slug);
        var words = new PageWords(text.Title, text.Slug, text.Body, text.Description);
        return new FoundPage.Here(
            new ShownPage(code, page.Kind, text.Culture, words, page.Texts.ToDictionary(each => each.Culture, each => each.Slug)));
    }

    /// <summary>Every published page in the first of the languages that it has words in, in the order of the menus.</summary>
    public async Task<IReadOnlyList<PageLink>> LinksAsync(IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var found = await (from page in Published().IgnoreAutoIncludes()
                           join text in db.Set<ContentPageText>() on page.Code equals text.PageCode
                           where languages.Contains(text.Culture)
                           orderby page.Position, page.Code
                           select new PageLink(page.Code, page.Kind, page.Menu, text.Culture, text.Slug, text.Title))
                               .ToListAsync(cancellationToken);
        return [.. found.GroupBy(link => link.Code).Select(links => links.InFirst(languages, link => link.Culture)!)];
    }

    private IQueryable<ContentPage> Published() => db.Set<ContentPage>().AsNoTracking().Where(page => page.IsPublished);

    // An address of today comes before one of the past.
    private async Task<string?> CodeOfAsync(string slug, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var published = Published().IgnoreAutoIncludes().Select(page => page.Code);
        var now = await db.Set<ContentPageText>().AsNoTracking()
            .Where(text => text.Slug == slug && languages.Contains(text.Culture) && published.Contains(text.PageCode))
                .ToListAsync(cancellationToken);
        if (now.InFirst(languages, text => text.Culture) is { } text) return text.PageCode;
        var former = await db.Set<FormerPageAddress>().AsNoTracking()
            .Where(each => each.Slug == slug && languages.Contains(each.Culture) && published.Contains(each.PageCode))
                .ToListAsync(cancellationToken);
        return former.InFirst(languages, each => each.Culture)?.PageCode;
    }
}
