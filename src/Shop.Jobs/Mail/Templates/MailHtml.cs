using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Shop.Domain.Shared;

namespace Shop.Jobs.Mail.Templates;

/// <summary>The HTML of a template as a fragment that ends what it begins: what the shop puts below it cannot be swallowed.</summary>
internal static class MailHtml
{
    // Programs, forms, and what would reach the shop's own part of the mail.
    private const string Forbidden =
        "script, style, link, meta, base, iframe, frame, object, embed, form, input, button, textarea, select, template, svg, math";

    // Reading takes the square of what is open at once.
    private const int MaxOpen = 5_000;

    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:", "cid:", "data:image/"];

    /// <exception cref="TemplateFailedException">It has elements that mails do not have, or far too many of them.</exception>
    public static string Tidy(string html)
    {
        if (html.AsSpan().Count('<') - (2 * html.AsSpan().Count("</")) > MaxOpen)
            throw new TemplateFailedException(new TemplateProblem(MailPart.Html, TemplateProblem.TooLong));
        var body = Body(html);
        if (body.QuerySelector(Forbidden) is { } wrong)
            throw new TemplateFailedException(new TemplateProblem(MailPart.Html, TemplateProblem.Forbidden, wrong.LocalName));
        foreach (var comment in body.Descendants<IComment>().ToList()) comment.Remove();
        foreach (var element in body.QuerySelectorAll("*"))
            foreach (var attribute in element.Attributes.Where(IsUnsafe).ToList()) element.RemoveAttribute(attribute.Name);
        return body.InnerHtml;
    }

    public static bool LinksTo(string html, string address) =>
        Body(html).QuerySelectorAll("a").Any(link => link.GetAttribute("href") == address);

    // What would run, and addresses that lead nowhere from a mail.
    private static bool IsUnsafe(IAttr attribute) => attribute.Name.StartsWith("on", StringComparison.Ordinal)
        || (attribute.Name is "href" or "src" or "background"
            && !Schemes.Any(scheme => attribute.Value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));

    public static bool Shows(string html, string text) =>
        Clean(Body(html).TextContent).Contains(Clean(text), StringComparison.Ordinal);

    private static string Clean(string text) => PlainText.Clean(text);

    private static IElement Body(string html) => new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}").Body!;
}
