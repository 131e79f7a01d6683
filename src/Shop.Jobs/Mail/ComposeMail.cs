using Microsoft.Extensions.Logging;
using MimeKit;
using Shop.Domain.Content.Mails;
using Shop.Jobs.Mail.Templates;

namespace Shop.Jobs.Mail;

/// <summary>
/// Puts the merchant's words into a mail, where there are any, and the shop's layout around them. Words that fail leave the mail as the
/// shop itself writes it: it goes out all the same, and staff are told.
/// </summary>
public sealed class ComposeMail(MailTemplates templates, MailLayout layout, ILogger<ComposeMail> log)
{
    /// <param name="message">With the shop's own subject, which the merchant's replaces.</param>
    /// <param name="body">With the shop's own words, which the merchant's replace; its HTML is a fragment. Files stay.</param>
    /// <param name="fields">Of the type that the kind's sample has.</param>
    public async Task WriteAsync(MailKind kind, string culture, MimeMessage message, BodyBuilder body, MailFields fields,
        CancellationToken cancellationToken)
    {
        var own = new MailWords(message.Subject ?? "", body.HtmlBody ?? "", body.TextBody ?? "");
        var words = await WordsAsync(kind, culture, fields, cancellationToken) ?? own;
        await PutAsync(words, culture, message, body, cancellationToken);
    }

    /// <summary>Puts words that are filled in into the mail, in the shop's layout.</summary>
    public async Task PutAsync(
        MailWords words, string culture, MimeMessage message, BodyBuilder body, CancellationToken cancellationToken)
    {
        (message.Subject, body.TextBody) = (words.Subject, words.Text);
        body.HtmlBody = await layout.AroundAsync(culture, words.Subject, words.Html, cancellationToken);
    }

    private async Task<MailWords?> WordsAsync(MailKind kind, string culture, MailFields fields, CancellationToken cancellationToken)
    {
        if (await templates.FindAsync(kind.Code, culture, cancellationToken) is not { } template) return null;
        try
        {
            return Template.Fill(kind, template.Words, fields);
        }
        catch (TemplateFailedException failed)
        {
            log.LogWarning(failed, "The template {Mail} ({Culture}) failed; the shop's own words go out.", kind.Code, culture);
            await templates.NoteFailureAsync(template, failed.Message, cancellationToken);
            return null;
        }
    }
}
