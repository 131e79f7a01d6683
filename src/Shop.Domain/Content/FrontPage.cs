using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>A section as the front page shows it, in one language. Where it has no heading, the page says what such a section is.</summary>
public sealed record ShownSection(SectionKind Kind, string? Heading, IReadOnlyList<string> Paragraphs, SectionPicture? Picture)
{
    internal static ShownSection Plain(SectionKind kind) => new(kind, null, [], null);
}

/// <summary>The picture of a section. Sizes are in pixels; the mark changes with what the picture shows.</summary>
public sealed record SectionPicture(string Name, string Mark, int Width, int Height, string Alt);

/// <summary>Reads the sections of the front page, in their order.</summary>
public sealed class FrontPage(ShopDbContext db)
{
    // What a shop shows that has arranged nothing yet.
    private static readonly IReadOnlyList<ShownSection> PlainPage =
        [.. new[] { SectionKind.Hero, SectionKind.Categories, SectionKind.BestSellers, SectionKind.Newest }.Select(ShownSection.Plain)];

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

    private IQueryable<ArrangedSection> Arranged() =>
        from section in db.Set<FrontPageSection>()
        join shown in db.Set<ContentPicture>() on section.PictureName equals shown.Name into pictures
        from picture in pictures.DefaultIfEmpty()
        orderby section.Position
        select new ArrangedSection(section.Id, section.Kind, section.PictureName, picture.Mark, picture.Width, picture.Height);

    private static ShownSection Show(ArrangedSection section, IReadOnlyList<string> languages, IEnumerable<FrontPageText> texts)
    {
        var text = texts.InFirst(languages, text => text.Culture);
        var picture = section is { Name: { } name, Mark: { } mark, Width: { } width, Height: { } height }
            ? new SectionPicture(name, mark, width, height, text?.Alt ?? "")
            : null;
        var heading = text is { Heading.Length: > 0 } ? text.Heading : null;
        return new ShownSection(section.Kind, heading, ContentRules.Paragraphs(text?.Body ?? ""), picture);
    }

    private sealed record ArrangedSection(int Id, SectionKind Kind, string? Name, string? Mark, int? Width, int? Height);
}
