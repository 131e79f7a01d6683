using System.Globalization;

namespace Shop.Jobs.Mail.Templates;

/// <summary>The part of a mail that a template writes.</summary>
public enum MailPart
{
    Subject,
    Html,
    Text,
}

/// <summary>Why a template cannot be used.</summary>
/// <param name="What">English, the key of its translations: {0} is the name in question, {1} the line.</param>
/// <param name="Name">A field, filter or tag; or what the reader of the template said.</param>
/// <param name="Line">From 1 on; 0 where no one line is to blame.</param>
public sealed record TemplateProblem(MailPart Part, string What, string Name = "", int Line = 0)
{
    public const string UnknownField = "This mail has no field {0} (line {1}).";
    public const string UnknownFilter = "There is no filter {0} here (line {1}).";
    public const string UnknownTag = "There is no tag {0} here (line {1}).";
    public const string Range = "A loop goes over a list of the mail, not over numbers (line {1}).";
    public const string NotReadable = "This cannot be read as a template: {0}";
    public const string OpenQuote = "A tag in line {1} ends within quotes.";
    public const string TagTooLong = "The tag in line {1} is too long.";
    public const string TooDeep = "Loops and conditions are nested too deeply in line {1}.";
    public const string TooMuch = "The template does not come to an end: its loops repeat too often.";
    public const string TooLong = "What the template writes is far too long for a mail.";
    public const string Missing = "By law this mail must show “{0}”: put the fields for it back, or reset the mail.";
    public const string NoLink = "This mail must link to {0}: put the field for it back, or reset the mail.";
    public const string Forbidden = "Mails have no <{0}>.";
    public const string Empty = "The template writes nothing.";

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, What, Name, Line);
}

/// <summary>A template that cannot be used, at least not for this mail.</summary>
public sealed class TemplateFailedException(TemplateProblem problem) : Exception(problem.ToString())
{
    public TemplateProblem Problem => problem;
}
