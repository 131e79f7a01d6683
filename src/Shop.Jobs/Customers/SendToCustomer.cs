using Microsoft.Extensions.Logging;
using MimeKit;
using Shop.Jobs.Mail;

namespace Shop.Jobs.Customers;

/// <summary>Sends a mail about an account. An address that the mail server refuses is not tried again.</summary>
public sealed class SendToCustomer(SendMail send, ILogger<SendToCustomer> log)
{
    /// <param name="message">Disposed of here.</param>
    public async Task ExecuteAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            try
            {
                await send.ExecuteAsync(message, cancellationToken);
            }
            catch (EmailRefusedException refused)
            {
                log.LogWarning(refused, "The mail server refused a mail about a shopper's account.");
            }
        }
    }
}
