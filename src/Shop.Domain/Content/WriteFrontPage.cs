using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>A section of the front page that is to be: what it shows, its picture if any, and its words by language.</summary>
public sealed record SectionDraft(SectionKind Kind, IReadOnlyDictionary<string, SectionText> Texts, string? PictureName = null);

/// <summary>Arranges the front page anew: these sections in this order, and no others.</summary>
public sealed class WriteFrontPage(ShopDbContext db)
{
    /// <exception cref="DomainException">
    /// A text is too long, a picture is not there, there are too many sections, or one that is no text is there twice.
    /// </exception>
    public async Task ExecuteAsync(IReadOnlyList<SectionDraft> sections, CancellationToken cancellationToken)
    {
        const int max = ContentRules.MaxSections;
        if (sections.Count > max) throw new DomainException($"A front page has at most {max} sections.");
        var kinds = sections.Where(section => section.Kind != SectionKind.Text).CountBy(section => section.Kind);
        if (kinds.Any(kind => kind.Value > 1)) throw new DomainException("Only texts may be on a front page more than once.");
        await db.ReplaceAsync(() => ArrangeAsync(sections, cancellationToken), cancellationToken);
    }

    private async Task ArrangeAsync(IReadOnlyList<SectionDraft> sections, CancellationToken cancellationToken)
    {
        var wanted = sections.Select(section => section.PictureName).OfType<string>().Distinct().ToList();
        var known = await db.Set<ContentPicture>().Where(picture => wanted.Contains(picture.Name))
            .Select(picture => picture.Name).ToListAsync(cancellationToken);
        if (wanted.Except(known).FirstOrDefault() is { } missing) throw new DomainException($"The shop has no picture '{missing}'.");
        await db.Set<FrontPageSection>().ExecuteDeleteAsync(cancellationToken);
        db.Touch(ContentTags.FrontPage);
        foreach (var (position, draft) in sections.Index())
        {
            var section = FrontPageSection.Create(draft.Kind, position, draft.PictureName);
            foreach (var (culture, text) in draft.Texts) section.Translate(culture, text);
            db.Add(section);
        }
    }
}
