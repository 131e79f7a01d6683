using Microsoft.Extensions.Logging;
using MimeKit;
using Shop.Domain.Content.Messages;
using Shop.Domain.Settings;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Content;

/// <summary>
/// Mails a message to the shop's address; the answer goes to whoever wrote it. A shop without an address finds it in the back office.
/// </summary>
public sealed class SendContactMessage(
    ContactMessages messages, ShopIdentity shop, SendMail send, OrderMails mails, ILogger<SendContactMessage> log)
    : IHandle<ContactMessageSent>
{
    public async Task HandleAsync(ContactMessageSent happened, CancellationToken cancellationToken)
    {
        if (shop.Email is not { } recipient) return;
        if (await messages.FindAsync(happened.MessageId, cancellationToken) is not { } message) return;
        using var mail = mails.To(new MailboxAddress(shop.Name, recipient), $"message-{message.Id:N}", SubjectOf(message));
        mail.ReplyTo.Add(new MailboxAddress(message.Name, message.Email));
        mail.Body = new BodyBuilder { TextBody = $"{message.Text}\n\n{message.Name} <{message.Email}>\n" }.ToMessageBody();
        try
        {
            await send.ExecuteAsync(mail, cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogWarning(refused, "The mail server refused a message of the contact form. It is in the back office.");
        }
    }

    private string SubjectOf(ContactMessage message) => $"{shop.Name}: {(message.Name.Length > 0 ? message.Name : message.Email)}";
}
