using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using MimeKit;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;

namespace Shop.Jobs.Mail;

/// <summary>
/// Puts the merchant's words into a mail, where there are any, and the shop's layout around them. Words that fail leave the mail as the
/// shop itself writes it: it goes out all the same, and staff are told.
/// </summary>
public sealed class ComposeMail(MailTemplates templates, MailSender sender, ILogger<ComposeMail> log)
{
    /// <param name="message">With the shop's own subject, which is exchanged.</param>
    /// <param name="body">With the shop's own words, which are exchanged; files stay.</param>
    /// <param name="fields">Of the type that the kind's sample has.</param>
    public async Task WriteAsync(MailKind kind, string culture, MimeMessage message, BodyBuilder body, object fields,
        CancellationToken cancellationToken)
    {
        if (await templates.FindAsync(kind.Code, culture, cancellationToken) is not { } template) return;
        try
        {
            Put(Template.Fill(kind, template.Words, fields), culture, message, body);
        }
        catch (TemplateFailedException failed)
        {
            log.LogWarning(failed, "The template {Mail} ({Culture}) failed; the shop's own words go out.", kind.Code, culture);
            await templates.NoteFailureAsync(template, failed.Message, cancellationToken);
        }
    }

    /// <summary>Puts words that are filled in into the mail, in the shop's layout.</summary>
    public void Put(MailWords words, string culture, MimeMessage message, BodyBuilder body)
    {
        message.Subject = words.Subject;
        body.TextBody = words.Text;
        body.HtmlBody = string.Create(CultureInfo.InvariantCulture,
            $"<!DOCTYPE html><html lang=\"{Language.Of(culture).Code}\"><head><meta charset=\"utf-8\"><title>{E(words.Subject)}</title></head>")
            + $"<body style=\"{sender.Style.FramedBody}\"><div style=\"max-width:600px;margin:0 auto;padding:32px 20px\">"
            + $"<p style=\"{sender.Style.Heading};font-size:20px\">{E(sender.ShopName)}</p>{words.Html}</div></body></html>";
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
