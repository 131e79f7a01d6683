using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Shop.Web.Hosting.Pages;

/// <summary>
/// The merchant's Markdown as HTML (CommonMark with tables). A text that cannot be read as such is shown as it is. HTML in it is shown as
/// text, and links lead to pages, mail and
/// telephone only: stored text is never trusted, whoever wrote it.
/// </summary>
public static class MarkdownHtml
{
    private const int MaxHeading = 6;

    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Whether it can be drawn; a text that nests hundreds of quotes or lists in each other cannot.</summary>
    public static bool CanRender(string markdown) => TryRender(markdown) is not null;

    /// <summary>The page's own title is the h1: headings in the text begin one below.</summary>
    public static IHtmlContent Render(string markdown) => TryRender(markdown) is { } html
        ? new HtmlString(html)
        : new HtmlContentBuilder().AppendHtml("<p>").Append(markdown).AppendHtml("</p>");

    private static string? TryRender(string markdown)
    {
        try
        {
            return Tame(Markdown.Parse(markdown, Pipeline)).ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // The limit on depth, which keeps the stack from running over.
            return null;
        }
    }

    private static MarkdownDocument Tame(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, MaxHeading);
        // Pictures from elsewhere would tell somebody else who reads this, and the content policy lets none in.
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage ? !IsLocal(link.Url) : !IsSafe(link.Url))
            .ToList())
            link.ReplaceBy(new LiteralInline(TextOf(link)));
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return document;
    }

    private static string TextOf(LinkInline link) =>
        string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    private static bool IsSafe(string? address) =>
        IsLocal(address) || Schemes.Any(scheme => address!.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    // "//elsewhere" and "/\elsewhere" are other places.
    private static bool IsLocal(string? address) => address is ['/', not ('/' or '\\'), ..] or "/" or ['#', ..] or ['?', ..];
}
