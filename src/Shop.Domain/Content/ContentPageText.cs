using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>A page's words in one language.</summary>
/// <param name="Slug">Its part of the address: "terms-of-sale".</param>
/// <param name="Body">Markdown without HTML. Text in double brackets, <c>[[your phone number]]</c>, is a blank to fill in.</param>
/// <param name="Description">For search engines; empty for none.</param>
public sealed record PageWords(string Title, string Slug, string Body, string Description = "");

/// <summary>The words of a <see cref="ContentPage"/> in one language, as stored.</summary>
public sealed class ContentPageText
{
    private ContentPageText()
    {
    }

    public string PageCode { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>What the merchant has still to fill in.</summary>
    public IReadOnlyList<string> Blanks => PageRules.BlanksIn($"{Title}\n{Body}\n{Description}");

    internal static ContentPageText For(string pageCode, string culture) =>
        new() { PageCode = pageCode, Culture = ContentRules.Culture(culture) };

    internal void Set(PageWords words)
    {
        Title = ContentRules.Text(words.Title, "A page's title", ContentRules.HeadingLength);
        if (Title.Length == 0) throw new DomainException("A page needs a title.");
        Slug = PageRules.IsSlug(words.Slug) ? words.Slug : throw new DomainException($"'{words.Slug}' cannot be part of an address.");
        Body = ContentRules.Text(words.Body, "A page's text", PageRules.BodyLength);
        Description = ContentRules.Text(words.Description, "A page's description", ContentRules.AltLength);
    }
}

/// <summary>An address that a page had before.</summary>
public sealed class FormerPageAddress
{
    private FormerPageAddress()
    {
    }

    public string PageCode { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Slug { get; private set; } = "";

    internal static FormerPageAddress Of(ContentPageText text) =>
        new() { PageCode = text.PageCode, Culture = text.Culture, Slug = text.Slug };
}
