using System.Text.RegularExpressions;
using Fluid;

namespace Shop.Jobs.Mail.Templates;

/// <summary>
/// Liquid without what can grow or reach out of the mail: no includes, no variables, no captures, no ranges. What is too deep to be
/// read safely is refused before it is read: the reader's own recursion has no limit, and its end would be the program's. Hence no tag
/// may hide others from that look either: no comments, no raw text, no ends of tags within quotes.
/// </summary>
internal sealed partial class MailParser : FluidParser
{
    private const int MaxInTag = 500, MaxDepth = 10;
    private static readonly HashSet<string> Tags = ["if", "unless", "case", "for"];
    private static readonly HashSet<string> Inner = ["elsif", "else", "when", "break", "continue"];
    private static readonly HashSet<string> Ends = [.. Tags.Select(tag => $"end{tag}")];
    private static readonly MailParser Only = new();

    private MailParser()
    {
        foreach (var tag in RegisteredTags.Keys.Where(tag => !Tags.Contains(tag) && !Inner.Contains(tag)).ToList())
            RegisteredTags.Remove(tag);
    }

    /// <exception cref="TemplateFailedException">It cannot be read.</exception>
    public static IFluidTemplate Read(MailPart part, string source)
    {
        if (Shape(part, source) is { } problem) throw new TemplateFailedException(problem);
        return Only.TryParse(source, out var template, out var error)
            ? template
            // Below the first line it shows the source.
            : throw new TemplateFailedException(new TemplateProblem(part, TemplateProblem.NotReadable, error.Split('\n')[0].Trim()));
    }

    private static TemplateProblem? Shape(MailPart part, string source)
    {
        var depth = 0;
        foreach (Match tag in Tag().Matches(source))
        {
            var line = source.AsSpan(0, tag.Index).Count('\n') + 1;
            if (tag.Length > MaxInTag) return new TemplateProblem(part, TemplateProblem.TagTooLong, "", line);
            if (Quoted().Replace(tag.Value, "").AsSpan().ContainsAny('"', '\''))
                return new TemplateProblem(part, TemplateProblem.OpenQuote, "", line);
            var name = tag.Groups["name"].Value;
            if (Ends.Contains(name)) depth--;
            else if (Tags.Contains(name) && ++depth > MaxDepth) return new TemplateProblem(part, TemplateProblem.TooDeep, "", line);
            else if (name.Length > 0 && !Tags.Contains(name) && !Inner.Contains(name))
                return new TemplateProblem(part, TemplateProblem.UnknownTag, name, line);
        }

        return null;
    }

    [GeneratedRegex("\"[^\"]*\"|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{%-?\s*(?<name>\w*).*?(%\}|\z)|\{\{.*?(\}\}|\z)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
