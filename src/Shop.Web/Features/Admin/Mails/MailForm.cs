using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Mails;

/// <summary>A mail's words as the fields of a form, and back.</summary>
internal static class MailForm
{
    public const string Id = "mail", Subject = "subject", Html = "html", Text = "text";

    /// <summary>What is stored, or the shop's own words.</summary>
    public static AdminForm Of(MailTemplate? stored, MailKind kind, Language language)
    {
        var words = stored?.Words ?? kind.Words(language);
        var fields = new Dictionary<string, string> { [Subject] = words.Subject, [Html] = words.Html, [Text] = words.Text };
        return AdminForm.Of(Id, fields, stored?.Version ?? MailTemplates.None, groupOf: field => field);
    }

    /// <summary>What was typed; null when a field says what is wrong with it.</summary>
    public static MailWords? Read(AdminForm form, MailKind kind, Language language)
    {
        var words = new MailWords(form.Text(Subject, MailTemplate.SubjectLength, "Write a subject."),
            form.Text(Html, MailTemplate.BodyLength, "Write the HTML body."),
            form.Text(Text, MailTemplate.BodyLength, "Write the plain text: some people read nothing else."));
        if (!form.IsGood) return null;
        foreach (var problem in Template.Check(kind, words, kind.Sample(language)))
            form.Refuse(problem.Part.ToString().ToLowerInvariant(), Said(problem));
        return form.IsGood ? words : null;
    }

    public static AdminMessage Said(TemplateProblem problem) => problem.What switch
    {
        TemplateProblem.UnknownField => new("This mail has no field {0} (line {1}).", problem.Name, problem.Line),
        TemplateProblem.UnknownFilter => new("There is no filter {0} here (line {1}).", problem.Name, problem.Line),
        TemplateProblem.UnknownTag => new("There is no tag {0} here (line {1}).", problem.Name, problem.Line),
        TemplateProblem.Range => new("A loop goes over a list of the mail, not over numbers (line {1}).", "", problem.Line),
        TemplateProblem.OpenQuote => new("A tag in line {1} ends within quotes.", "", problem.Line),
        TemplateProblem.TagTooLong => new("The tag in line {1} is too long.", "", problem.Line),
        TemplateProblem.TooDeep => new("Loops and conditions are nested too deeply in line {1}.", "", problem.Line),
        TemplateProblem.TooMuch => new("The template does not come to an end: its loops repeat too often."),
        TemplateProblem.TooLong => new("What the template writes is far too long for a mail."),
        TemplateProblem.Missing =>
            new("By law this mail must show “{0}”: put the fields for it back, or reset the mail.", problem.Name),
        TemplateProblem.NoLink => new("This mail must link to {0}: put the field for it back, or reset the mail.", problem.Name),
        TemplateProblem.Forbidden => new("Mails have no <{0}>.", problem.Name),
        TemplateProblem.Empty => new("The template writes nothing."),
        _ => new("This cannot be read as a template: {0}", problem.Name),
    };
}
