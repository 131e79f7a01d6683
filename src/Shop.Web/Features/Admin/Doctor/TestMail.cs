using Microsoft.Extensions.Localization;
using MimeKit;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>Sends one mail at once, past the outbox, so that whoever set the mail server up sees what it says.</summary>
public sealed class TestMail(
    IEmailSender sender, MailSender from, RememberTestMail remember, IStringLocalizer<AdminText> texts)
{
    /// <returns>Null once the server took it, else what is wrong.</returns>
    public async Task<string?> SendAsync(string email, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage { Subject = texts["Test mail of {0}", from.ShopName] };
        message.From.Add(new MailboxAddress(from.ShopName, MailboxAddress.Parse(from.From).Address));
        message.To.Add(MailboxAddress.Parse(email));
        message.Body = new TextPart("plain") { Text = texts["The shop can send mails."] + "\n" };
        try
        {
            await sender.SendAsync(message, _ => Task.CompletedTask, cancellationToken);
        }
        catch (Exception error) when (error is NotPossibleNowException or NeverPossibleException)
        {
            return error.Message;
        }

        await remember.ExecuteAsync(email, cancellationToken);
        return null;
    }
}
