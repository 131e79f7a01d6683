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

    /// <exception cref="TemplateFailedException">It has elements that mails do not have.</exception>
    public static string Tidy(string html)
    {
        var body = Body(html);
        if (body.QuerySelector(Forbidden) is { } wrong)
            throw new TemplateFailedException(new TemplateProblem(MailPart.Html, TemplateProblem.Forbidden, wrong.LocalName));
        foreach (var comment in body.Descendants<IComment>().ToList()) comment.Remove();
        foreach (var element in body.QuerySelectorAll("*"))
            foreach (var attribute in element.Attributes.Where(each => each.Name.StartsWith("on", StringComparison.Ordinal)).ToList())
                element.RemoveAttribute(attribute.Name);
        return body.InnerHtml;
    }

    public static bool Shows(string html, string text) =>
        Clean(Body(html).TextContent).Contains(Clean(text), StringComparison.Ordinal);

    private static string Clean(string text) => PlainText.Clean(text);

    private static IElement Body(string html) => new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}").Body!;
}
