using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>A published page of terms or of the right of withdrawal, as a buyer gets it to keep.</summary>
public sealed record LegalPage(PageKind Kind, string Culture, PageWords Words);

/// <summary>What belongs to the contract: terms of sale, and returns with the right of withdrawal.</summary>
public sealed class LegalPages(ShopDbContext db)
{
    private const int Most = 20;

    /// <param name="languages">The buyer's first, then those that stand in.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<LegalPage>> ReadAsync(IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var pages = await db.Set<ContentPage>().AsNoTracking()
            .Where(page => page.IsPublished && (page.Kind == PageKind.Terms || page.Kind == PageKind.Returns))
            .OrderBy(page => page.Kind).ThenBy(page => page.Code).Take(Most).ToListAsync(cancellationToken);
        return [.. pages.Select(page => (page.Kind, Text: page.Texts.InFirst(languages, text => text.Culture)))
            .Where(page => page.Text is not null)
            .Select(page => new LegalPage(page.Kind, page.Text!.Culture,
                new PageWords(page.Text.Title, page.Text.Slug, page.Text.Body, page.Text.Description)))];
    }
}
