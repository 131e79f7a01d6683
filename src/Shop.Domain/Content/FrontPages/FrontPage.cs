using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content.FrontPages;

/// <summary>A section as the front page shows it, in one language. Where it has no heading, the page says what such a section is.</summary>
public sealed record ShownSection(SectionKind Kind, string? Heading, IReadOnlyList<string> Paragraphs, SectionPicture? Picture)
{
    /// <summary>The codes of the goods that the merchant chose, in their order.</summary>
    public IReadOnlyList<string> Goods { get; init; } = [];

    internal static ShownSection Plain(SectionKind kind) => new(kind, null, [], null);
}

/// <summary>The picture of a section. Sizes are in pixels; the mark changes with what the picture shows.</summary>
/// <param name="Hash">Of a photograph's master; null for a drawing.</param>
public sealed record SectionPicture(string Name, string Mark, int Width, int Height, string Alt, string? Hash = null);

/// <summary>Reads the sections of the front page, in their order.</summary>
public sealed class FrontPage(ShopDbContext db)
{
    // What a shop shows that has arranged nothing yet.
    internal static readonly IReadOnlyList<SectionKind> PlainKinds =
        [SectionKind.Hero, SectionKind.Categories, SectionKind.BestSellers, SectionKind.Newest];

    private static readonly IReadOnlyList<ShownSection> PlainPage = [.. PlainKinds.Select(ShownSection.Plain)];

    /// <param name="languages">The shopper's first, then those that stand in where a section says nothing in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ShownSection>> ReadAsync(IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var sections = await Arranged().ToListAsync(cancellationToken);
        if (sections.Count == 0) return PlainPage;
        var texts = await db.Set<FrontPageText>().AsNoTracking().Where(text => languages.Contains(text.Culture))
            .ToListAsync(cancellationToken);
        var bySection = texts.ToLookup(text => text.SectionId);
        return sections.ConvertAll(section => Show(section, languages, bySection[section.Id]));
    }

    /// <summary>The same of a draft, for the staff who work on it.</summary>
    public async Task<IReadOnlyList<ShownSection>> PreviewAsync(
        IReadOnlyList<SectionDraft> sections, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var pictures = await db.Set<ContentPicture>().Select(picture =>
                new { picture.Name, picture.Mark, picture.Width, picture.Height, picture.Hash })
            .ToDictionaryAsync(picture => picture.Name, cancellationToken);
        return [.. sections.Select(section =>
        {
            var words = languages.Select(language => section.Texts.GetValueOrDefault(language)).FirstOrDefault(text => text is not null);
            var picture = section.PictureName is { } name && pictures.TryGetValue(name, out var found)
                ? new SectionPicture(name, found.Mark, found.Width, found.Height, words?.Alt ?? "", found.Hash)
                : null;
            var heading = words is { Heading.Length: > 0 } ? words.Heading : null;
            return new ShownSection(section.Kind, heading, ContentRules.Paragraphs(words?.Body ?? ""), picture) { Goods = section.Goods };
        })];
    }

    private IQueryable<ArrangedSection> Arranged() =>
        from section in db.Set<FrontPageSection>()
        join shown in db.Set<ContentPicture>() on section.PictureName equals shown.Name into pictures
        from picture in pictures.DefaultIfEmpty()
        orderby section.Position
        select new ArrangedSection(section.Id, section.Kind, section.PictureName, picture.Mark, picture.Width, picture.Height)
        {
            Hash = picture.Hash, Goods = section.Goods,
        };

    private static ShownSection Show(ArrangedSection section, IReadOnlyList<string> languages, IEnumerable<FrontPageText> texts)
    {
        var text = texts.InFirst(languages, text => text.Culture);
        var picture = section is { Name: { } name, Mark: { } mark, Width: { } width, Height: { } height }
            ? new SectionPicture(name, mark, width, height, text?.Alt ?? "", section.Hash)
            : null;
        var heading = text is { Heading.Length: > 0 } ? text.Heading : null;
        return new ShownSection(section.Kind, heading, ContentRules.Paragraphs(text?.Body ?? ""), picture)
        {
            Goods = ContentRules.Codes(section.Goods),
        };
    }

    private sealed record ArrangedSection(int Id, SectionKind Kind, string? Name, string? Mark, int? Width, int? Height)
    {
        public string? Hash { get; init; }

        public string Goods { get; init; } = "";
    }
}
