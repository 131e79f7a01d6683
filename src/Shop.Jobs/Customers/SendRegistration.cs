using Microsoft.Extensions.Logging;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Customers;

/// <summary>
/// Mails the link that makes an account. It is made here, so that its token is stored nowhere: a try that failed half way makes
/// another one.
/// </summary>
public sealed class SendRegistration(Registrations registrations, CustomerMails mails, SendMail send, ILogger<SendRegistration> log)
    : IHandle<RegistrationAsked>
{
    public async Task HandleAsync(RegistrationAsked happened, CancellationToken cancellationToken)
    {
        if (await registrations.LetterAsync(happened.RegistrationId, cancellationToken) is not { } letter) return;
        try
        {
            using var message = await mails.RegistrationAsync(letter, happened.RegistrationId, cancellationToken);
            await send.ExecuteAsync(message, cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogWarning(refused, "The mail server refused the mail to a shopper who wants an account.");
        }
    }
}
