using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content.FrontPages;

/// <summary>A section of the front page that is to be: what it shows, its picture if any, and its words by language.</summary>
public sealed record SectionDraft(SectionKind Kind, IReadOnlyDictionary<string, SectionText> Texts, string? PictureName = null)
{
    /// <summary>The codes of the goods that the merchant chose.</summary>
    public IReadOnlyList<string> Goods { get; init; } = [];

    /// <summary>Whether a front page may have several sections of this kind.</summary>
    public static bool MayRepeat(SectionKind kind) => kind is SectionKind.Text or SectionKind.Quote or SectionKind.Chosen;
}

/// <summary>Arranges the front page anew: these sections in this order, and no others.</summary>
public sealed class WriteFrontPage(ShopDbContext db)
{
    /// <exception cref="DomainException">
    /// A text is too long, a picture is not there, there are too many sections, or one that is no text is there twice.
    /// </exception>
    public async Task ExecuteAsync(IReadOnlyList<SectionDraft> sections, CancellationToken cancellationToken)
    {
        Check(sections);
        await db.ReplaceAsync(() => ArrangeAsync(sections, cancellationToken), cancellationToken);
    }

    /// <exception cref="DomainException">
    /// There are too many sections, one that may not repeat is there twice, or a text is too long.
    /// </exception>
    internal static void Check(IReadOnlyList<SectionDraft> sections)
    {
        const int max = ContentRules.MaxSections;
        if (sections.Count > max) throw new DomainException($"A front page has at most {max} sections.");
        var kinds = sections.Where(section => !SectionDraft.MayRepeat(section.Kind)).CountBy(section => section.Kind);
        if (kinds.Any(kind => kind.Value > 1)) throw new DomainException("Only what the merchant writes or chooses may be there twice.");
        foreach (var (position, draft) in sections.Index()) SectionOf(draft, position);
    }

    /// <summary>Inside a transaction of the caller.</summary>
    internal async Task ArrangeAsync(IReadOnlyList<SectionDraft> sections, CancellationToken cancellationToken)
    {
        var wanted = sections.Select(section => section.PictureName).OfType<string>().Distinct().ToList();
        var known = await db.Set<ContentPicture>().Where(picture => wanted.Contains(picture.Name))
            .Select(picture => picture.Name).ToListAsync(cancellationToken);
        if (wanted.Except(known).FirstOrDefault() is { } missing) throw new DomainException($"The shop has no picture '{missing}'.");
        await db.Set<FrontPageSection>().ExecuteDeleteAsync(cancellationToken);
        db.Touch(ContentTags.FrontPage);
        db.AddRange(sections.Select((draft, position) => SectionOf(draft, position)));
    }

    private static FrontPageSection SectionOf(SectionDraft draft, int position)
    {
        var section = FrontPageSection.Create(draft.Kind, position, draft.PictureName, draft.Goods);
        foreach (var (culture, text) in draft.Texts) section.Translate(culture, text);
        return section;
    }
}
