using MimeKit;
using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Outbox;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Mails;

/// <summary>Sends words that somebody is writing to themselves, at once and past the outbox.</summary>
public sealed class TestMailOfTemplate(
    IEmailSender server, OrderMails mails, ComposeMail compose, MailFooter footer, MailPreviews previews)
{
    /// <summary>The mail as it would come, with the most recent order in it.</summary>
    /// <exception cref="TemplateFailedException">The words cannot be used for that order.</exception>
    public async Task<(MimeMessage Message, string? OrderNumber)> WriteAsync(
        MailKind kind, Language language, MailWords words, string email, CancellationToken cancellationToken)
    {
        var preview = await previews.ReadAsync(kind, language, cancellationToken);
        var message = mails.To(new MailboxAddress("", email), $"test-{Guid.NewGuid():N}", "");
        var body = new BodyBuilder();
        await compose.PutAsync(Template.Fill(kind, words, preview.Fields), language.Code, message, body, cancellationToken);
        preview.AddPicture(body);
        if (kind.BringsTerms) await footer.SignWithTermsAsync(body, language.Code, null, cancellationToken);
        else footer.Sign(body, language.Code);
        message.Body = body.ToMessageBody();
        return (message, preview.OrderNumber);
    }

    /// <returns>Null once the server took it, else what is wrong.</returns>
    public async Task<AdminMessage?> SendAsync(
        MailKind kind, Language language, MailWords words, string email, CancellationToken cancellationToken)
    {
        try
        {
            var (message, _) = await WriteAsync(kind, language, words, email, cancellationToken);
            using (message) await server.SendAsync(message, _ => Task.CompletedTask, cancellationToken);
            return null;
        }
        catch (TemplateFailedException failed)
        {
            return MailForm.Said(failed.Problem);
        }
        catch (Exception error) when (error is NotPossibleNowException or NeverPossibleException)
        {
            return new AdminMessage("{0}", error.Message);
        }
    }
}
