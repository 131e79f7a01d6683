using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content.FrontPages;

/// <summary>What a section of the front page shows. Stored as a number: the values never change.</summary>
public enum SectionKind
{
    /// <summary>The first thing to be seen: a heading, a few words and, if there is one, a picture.</summary>
    Hero = 0,

    /// <summary>The categories at the top of the tree.</summary>
    Categories = 1,

    BestSellers = 2,

    Newest = 3,

    /// <summary>The merchant's own words, as the story of the shop.</summary>
    Text = 4,

    /// <summary>What somebody said: the body is the words, the heading is who said them.</summary>
    Quote = 5,

    /// <summary>Links to the merchant's published pages.</summary>
    Pages = 6,

    /// <summary>Goods that the merchant chose.</summary>
    Chosen = 7,
}

/// <summary>A section of the front page. Where it says nothing in a language, the shop's first language speaks.</summary>
public sealed class FrontPageSection : IPublicContent
{
    private readonly List<FrontPageText> _texts = [];

    private FrontPageSection()
    {
    }

    public int Id { get; private set; }

    public SectionKind Kind { get; private set; }

    /// <summary>Lower comes first.</summary>
    public int Position { get; private set; }

    /// <summary>The picture of the shop that it shows (<see cref="ContentPicture"/>); null for none.</summary>
    public string? PictureName { get; private set; }

    /// <summary>The codes of the goods that the merchant chose, with spaces between them.</summary>
    public string Goods { get; private set; } = "";

    public int Version { get; private set; }

    public IReadOnlyList<FrontPageText> Texts => _texts;

    IEnumerable<string> IPublicContent.ChangeTags => [ContentTags.FrontPage];

    /// <exception cref="DomainException">There is no such kind, or what it shows cannot be.</exception>
    public static FrontPageSection Create(SectionKind kind, int position, string? pictureName, IReadOnlyList<string>? goods = null) => new()
    {
        Kind = Enum.IsDefined(kind) ? kind : throw new DomainException($"A front page has no section of the kind {kind}."),
        Position = position,
        PictureName = pictureName is null ? null : ContentRules.Name(pictureName),
        Goods = ContentRules.Text(string.Join(' ', goods ?? []), "The list of goods", ContentRules.GoodsLength),
    };

    /// <summary>Adds or replaces the text of one language.</summary>
    /// <exception cref="DomainException">The culture is none, or a text is too long.</exception>
    public FrontPageSection Translate(string culture, SectionText text)
    {
        var existing = _texts.Find(each => each.Culture == culture);
        if (existing is null) _texts.Add(existing = FrontPageText.For(culture));
        existing.Set(text);
        Version++;
        return this;
    }
}

/// <summary>What a section says in one language. Empty texts are not shown; the lines of <paramref name="Body"/> are paragraphs.</summary>
/// <param name="Alt">What its picture shows, for those who cannot see it.</param>
public sealed record SectionText(string Heading, string Body = "", string Alt = "");

/// <summary>The words of a section in one language, as stored.</summary>
public sealed class FrontPageText
{
    private FrontPageText()
    {
    }

    public int SectionId { get; private set; }

    public string Culture { get; private set; } = "";

    public string Heading { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Alt { get; private set; } = "";

    internal static FrontPageText For(string culture) => new() { Culture = ContentRules.Culture(culture) };

    internal void Set(SectionText text)
    {
        Heading = ContentRules.Text(text.Heading, "A section's heading", ContentRules.HeadingLength);
        Body = ContentRules.Text(text.Body, "A section's text", ContentRules.BodyLength);
        Alt = ContentRules.Text(text.Alt, "A picture's description", ContentRules.AltLength);
    }
}
