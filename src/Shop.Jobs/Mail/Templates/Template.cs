using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;

namespace Shop.Jobs.Mail.Templates;

/// <summary>Checks and fills in what the merchant wrote for a mail.</summary>
public static class Template
{
    private const int MaxSteps = 20_000, MaxRecursion = 30;
    private static readonly TemplateOptions Options = new() { MaxSteps = MaxSteps, MaxRecursion = MaxRecursion };
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What is wrong with the words, tried on the mail's sample; empty when nothing is.</summary>
    public static IReadOnlyList<TemplateProblem> Check(MailKind kind, MailWords words, MailFields sample)
    {
        var problems = Parts(words).SelectMany(part => Check(part.Part, part.Source, sample.GetType())).ToList();
        if (problems.Count > 0) return problems;
        try
        {
            Fill(kind, words, sample);
            return [];
        }
        catch (TemplateFailedException failed)
        {
            return [failed.Problem];
        }
    }

    /// <summary>The words with the mail's values in them. The HTML is a well-formed fragment.</summary>
    /// <exception cref="TemplateFailedException">They cannot be used for this mail.</exception>
    public static MailWords Fill(MailKind kind, MailWords words, MailFields fields)
    {
        var values = Field.Values(fields);
        var (subject, html, text) = (Fill(MailPart.Subject, words.Subject, values), Fill(MailPart.Html, words.Html, values),
            Fill(MailPart.Text, words.Text, values));
        var filled = new MailWords(PlainText.Clean(subject), MailHtml.Tidy(html), text);
        foreach (var (part, content) in Parts(filled))
            if (content.Trim().Length == 0) throw new TemplateFailedException(new TemplateProblem(part, TemplateProblem.Empty));
        Demand(filled, kind.Required(fields), MailHtml.Shows, TemplateProblem.Missing);
        Demand(filled, kind.RequiredLinks(fields), MailHtml.LinksTo, TemplateProblem.NoLink);
        return filled;
    }

    private static void Demand(MailWords filled, IEnumerable<string> needed, Func<string, string, bool> isInHtml, string otherwise)
    {
        foreach (var each in needed)
        {
            if (!isInHtml(filled.Html, each)) throw new TemplateFailedException(new TemplateProblem(MailPart.Html, otherwise, each));
            if (!filled.Text.Contains(each, StringComparison.Ordinal))
                throw new TemplateFailedException(new TemplateProblem(MailPart.Text, otherwise, each));
        }
    }

    private static (MailPart Part, string Source)[] Parts(MailWords words) =>
        [(MailPart.Subject, words.Subject), (MailPart.Html, words.Html), (MailPart.Text, words.Text)];

    private static List<TemplateProblem> Check(MailPart part, string source, Type fields)
    {
        try
        {
            var check = new TemplateCheck(part, source, fields);
            check.VisitTemplate(MailParser.Read(part, source));
            return [.. check.Problems.Distinct()];
        }
        catch (TemplateFailedException failed)
        {
            return [failed.Problem];
        }
    }

    private static string Fill(MailPart part, string source, Dictionary<string, FluidValue> values)
    {
        var template = MailParser.Read(part, source);
        var context = new TemplateContext(Options);
        foreach (var (name, value) in values) context.SetValue(name, value);
        using var writer = new LimitedWriter(part);
        try
        {
            // Nothing in a template waits for anything: it is done when this returns.
            template.RenderAsync(writer, part == MailPart.Html ? Html : NullEncoder.Default, context).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not (TemplateFailedException or OutOfMemoryException))
        {
            // Fluid says that a limit is reached by an exception of no type of its own.
            throw new TemplateFailedException(new TemplateProblem(part, TemplateProblem.TooMuch));
        }

        return writer.ToString();
    }
}
