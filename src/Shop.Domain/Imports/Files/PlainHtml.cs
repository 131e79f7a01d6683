using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Domain.Imports.Files;

/// <summary>
/// What a reader of HTML sees, as plain text: paragraphs, list items, table rows and line breaks become lines, cells of a row are
/// kept apart, raised and lowered digits stay so (10³, H₂O); scripts and styles vanish.
/// </summary>
public static class PlainHtml
{
    // Deeper than any text is nested, and far from the end of the stack.
    private const int Deepest = 200;
    private const string Plain = "0123456789+-=()n";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    private static readonly HashSet<string> Unseen =
        new(["script", "style", "template", "noscript", "iframe", "object", "head", "svg", "math", "select", "textarea"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blocks = new(
        [
            "p", "div", "ul", "ol", "table", "tr", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "pre",
                "dl", "dt", "dd", "hr", "header", "footer", "main",
            "aside", "nav", "figure", "figcaption", "address", "details", "summary", "form", "fieldset", "legend", "center", "hgroup",
                "menu",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Text without a tag or an entity comes back as it is.</summary>
    public static string ToText(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal)) return html;
        var text = new StringBuilder(html.Length);
        Append(new HtmlParser().ParseDocument(html).Body!, text, 0);
        var lines = text.ToString().Split('\n').Select(line => line.Trim());
        return string.Join('\n', WithoutDoubleBlanks(lines)).Trim();
    }

    /// <summary>A name that a shop exported with entities: "Salt &amp;amp; pepper". Tags in it stay as they are.</summary>
    public static string Decode(string name) => name.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(name) : name;

    private static void Append(INode node, StringBuilder text, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) text.Append(IsPre(node) ? words.Data : string.Join(' ', words.Data.Split((char[]?)null)));
            else if (child is IElement element && !Unseen.Contains(element.LocalName) && depth < Deepest) Append(element, text, depth);
        }
    }

    private static void Append(IElement element, StringBuilder text, int depth)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock || element.LocalName == "br") text.Append('\n');
        if (element.LocalName == "li") text.Append('\n').Append(Bullet(element));
        if (element.LocalName is "td" or "th" && element.PreviousElementSibling is not null) text.Append(" | ");
        var start = text.Length;
        Append((INode)element, text, depth + 1);
        if (element.LocalName is "sup" or "sub") Shift(text, start, element.LocalName == "sup" ? Raised : Lowered);
        if (isBlock) text.Append('\n');
    }

    private static string Bullet(IElement item) => item.ParentElement is { LocalName: "ol" } list
        ? (list.Children.Where(each => each.LocalName == "li").Index().First(each => each.Item == item).Index + 1)
            .ToString(CultureInfo.InvariantCulture) + ". "
        : "• ";

    // Where Unicode has all of the signs; "5th" and "Tea®" read well as they are.
    private static void Shift(StringBuilder text, int start, string shifted)
    {
        for (var at = start; at < text.Length; at++)
            if (!Plain.Contains(text[at], StringComparison.Ordinal)) return;
        for (var at = start; at < text.Length; at++) text[at] = shifted[Plain.IndexOf(text[at], StringComparison.Ordinal)];
    }

    private static bool IsPre(INode node) =>
        node is IElement element && (element.LocalName == "pre" || element.ParentElement is { LocalName: "pre" });

    private static IEnumerable<string> WithoutDoubleBlanks(IEnumerable<string> lines)
    {
        var blank = false;
        foreach (var line in lines)
        {
            if (line.Length > 0 || !blank) yield return line;
            blank = line.Length == 0;
        }
    }
}
