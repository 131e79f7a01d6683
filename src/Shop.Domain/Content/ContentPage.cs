using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>What a page of the merchant is for. Stored as a number: the values never change.</summary>
public enum PageKind
{
    /// <summary>Anything: sizes, care, a recipe.</summary>
    Other = 0,
    About = 1,
    Shipping = 2,

    /// <summary>Returns and the right of withdrawal (Directive 2011/83/EU, Art. 9).</summary>
    Returns = 3,
    Terms = 4,
    Privacy = 5,

    /// <summary>Who runs the shop (Directive 2000/31/EC, Art. 5).</summary>
    Imprint = 6,

    /// <summary>How accessible the shop is (Directive (EU) 2019/882, Annex V).</summary>
    Accessibility = 7,
    Contact = 8,
}

/// <summary>The menu that leads to a page. Stored as a number: the values never change.</summary>
public enum PageMenu
{
    None = 0,
    Header = 1,
    Footer = 2,
}

/// <summary>A page that the merchant writes, in Markdown. A draft is seen by staff only.</summary>
public sealed class ContentPage : IPublicContent
{
    private readonly List<ContentPageText> _texts = [];
    private readonly List<FormerPageAddress> _former = [];

    private ContentPage()
    {
    }

    /// <summary>The merchant's own key, such as "terms"; shoppers see the slug.</summary>
    public string Code { get; private set; } = "";

    public PageKind Kind { get; private set; }

    public PageMenu Menu { get; private set; }

    /// <summary>Lower comes first in its menu.</summary>
    public int Position { get; private set; }

    public bool IsPublished { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ContentPageText> Texts => _texts;

    /// <summary>Addresses that it had before: whoever comes by one is sent on.</summary>
    public IReadOnlyList<FormerPageAddress> Former => _former;

    // The menus stand on every page.
    IEnumerable<string> IPublicContent.ChangeTags => [ContentTags.Storefront];

    /// <exception cref="DomainException">The code cannot be one, or there is no such kind.</exception>
    public static ContentPage Create(string code, PageKind kind) => new()
    {
        Code = ContentRules.Name(code),
        Kind = Enum.IsDefined(kind) ? kind : throw new DomainException($"There is no page of the kind {kind}."),
    };

    /// <summary>Adds or replaces the text of one language. An address that changes goes on leading here.</summary>
    /// <exception cref="DomainException">A text is missing or too long, or the slug cannot be part of an address.</exception>
    public ContentPage Write(string culture, PageWords words)
    {
        var text = _texts.Find(each => each.Culture == culture);
        if (text is null) _texts.Add(text = ContentPageText.For(Code, culture));
        else if (text.Slug != words.Slug) _former.Add(FormerPageAddress.Of(text));
        text.Set(words);
        _former.RemoveAll(each => each.Culture == culture && each.Slug == words.Slug);
        Version++;
        return this;
    }

    /// <summary>Takes the text of one language away.</summary>
    public ContentPage Drop(string culture)
    {
        if (_texts.RemoveAll(text => text.Culture == culture) > 0) Version++;
        return this;
    }

    public ContentPage Arrange(PageMenu menu, int position)
    {
        (Menu, Position) = (Enum.IsDefined(menu) ? menu : throw new DomainException($"There is no menu {menu}."), position);
        Version++;
        return this;
    }

    /// <summary>Shows it to shoppers, or to staff only.</summary>
    /// <exception cref="DomainException">It says nothing yet, or a blank of its template is not filled in.</exception>
    public ContentPage Publish(bool isPublished)
    {
        if (isPublished && _texts.Count == 0) throw new DomainException($"The page {Code} has no text.");
        if (isPublished && _texts.Exists(text => text.Blanks.Count > 0)) throw new DomainException($"The page {Code} has blanks.");
        IsPublished = isPublished;
        Version++;
        return this;
    }
}
