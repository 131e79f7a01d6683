using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Domain.Imports.Files;

/// <summary>What a reader of HTML sees, as plain text: paragraphs, list items and line breaks become lines; scripts and styles vanish.</summary>
public static class PlainHtml
{
    private static readonly HashSet<string> Unseen = new(["script", "style", "template", "noscript", "iframe", "object", "head", "svg"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blocks = new(
        ["p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "pre", "dl", "dt", "dd"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Text without a tag or an entity comes back as it is.</summary>
    public static string ToText(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal)) return html;
        var text = new StringBuilder(html.Length);
        Append(new HtmlParser().ParseDocument(html).Body!, text, 0);
        var lines = text.ToString().Split('\n').Select(line => line.Trim());
        return string.Join('\n', WithoutDoubleBlanks(lines)).Trim();
    }

    // Deeper than any text is nested, and far from the end of the stack.
    private const int Deepest = 200;

    private static void Append(INode node, StringBuilder text, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) text.Append(string.Join(' ', words.Data.Split((char[]?)null)));
            else if (child is IElement element && !Unseen.Contains(element.LocalName) && depth < Deepest) Append(element, text, depth);
        }
    }

    private static void Append(IElement element, StringBuilder text, int depth)
    {
        if (element.LocalName == "br") text.Append('\n');
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock) text.Append('\n');
        if (element.LocalName == "li") text.Append("\n• ");
        Append((INode)element, text, depth + 1);
        if (isBlock) text.Append('\n');
    }

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
