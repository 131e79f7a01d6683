using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content.FrontPages;

/// <summary>The front page as staff see it in its editor.</summary>
/// <param name="Version">0 while nobody works on a draft: then the sections are those that shoppers see.</param>
public sealed record EditedFrontPage(IReadOnlyList<SectionDraft> Sections, int Version)
{
    public bool IsDraft => Version > 0;
}

/// <summary>What staff do to the front page: they work on a draft, and publish it or throw it away.</summary>
public sealed class EditFrontPage(ShopDbContext db, WriteFrontPage write)
{
    public async Task<EditedFrontPage> ReadAsync(CancellationToken cancellationToken) =>
        await db.Set<FrontPageDraft>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } draft
            ? new EditedFrontPage(draft.Sections, draft.Version)
            : new EditedFrontPage(await PublishedAsync(cancellationToken), 0);

    /// <param name="version">Of what the sections were made from.</param>
    /// <exception cref="DomainException">The sections cannot be a front page.</exception>
    public async Task<SaveResult> SaveAsync(IReadOnlyList<SectionDraft> sections, int version, CancellationToken cancellationToken)
    {
        WriteFrontPage.Check(sections);
        if (version > 0) return await db.ChangeAsync(Draft(), version, draft => draft.Arrange(sections), cancellationToken);
        var result = await db.StoreAsync(FrontPageDraft.Of(sections), cancellationToken);
        // Two who began at once: the later one has not seen what the other saved.
        return result == SaveResult.Duplicate ? SaveResult.Stale : result;
    }

    /// <summary>Shows the draft to shoppers.</summary>
    public Task<SaveResult> PublishAsync(int version, CancellationToken cancellationToken) => db.TryAsync(async () =>
    {
        var draft = await Draft().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (draft is null || await EndAsync(version, cancellationToken) == 0) return SaveResult.Stale;
        await write.ArrangeAsync(draft.Sections, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SaveResult.Saved;
    }, cancellationToken);

    /// <summary>Throws the draft away.</summary>
    public Task<SaveResult> DiscardAsync(int version, CancellationToken cancellationToken) => db.TryAsync(async () =>
        await EndAsync(version, cancellationToken) == 0 ? SaveResult.Stale : SaveResult.Saved, cancellationToken);

    private DbSet<FrontPageDraft> Draft() => db.Set<FrontPageDraft>();

    // Only the version that was seen: what somebody saved meanwhile stays.
    private Task<int> EndAsync(int version, CancellationToken cancellationToken) =>
        db.Set<FrontPageDraft>().Where(draft => draft.Version == version).ExecuteDeleteAsync(cancellationToken);

    private async Task<IReadOnlyList<SectionDraft>> PublishedAsync(CancellationToken cancellationToken)
    {
        var sections = await db.Set<FrontPageSection>().AsNoTracking().OrderBy(section => section.Position).ToListAsync(cancellationToken);
        return sections.Count == 0 ? [.. FrontPage.PlainKinds.Select(kind => new SectionDraft(kind, new Dictionary<string, SectionText>()))]
            : sections.ConvertAll(section => new SectionDraft(section.Kind,
                section.Texts.ToDictionary(text => text.Culture, text => new SectionText(text.Heading, text.Body, text.Alt)),
                section.PictureName) { Goods = ContentRules.Codes(section.Goods) });
    }
}
