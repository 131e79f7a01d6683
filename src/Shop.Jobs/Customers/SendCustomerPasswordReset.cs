using Microsoft.Extensions.Logging;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Customers;

/// <summary>Mails the link to an account that exists; whoever asked is told the same in any case.</summary>
public sealed class SendCustomerPasswordReset(
    CustomerPasswords passwords, CustomerMails mails, SendMail send, ILogger<SendCustomerPasswordReset> log)
        : IHandle<CustomerPasswordResetAsked>
{
    public async Task HandleAsync(CustomerPasswordResetAsked happened, CancellationToken cancellationToken)
    {
        if (await passwords.FindAsync(happened.Account, cancellationToken) is not { } customer) return;
        var token = await passwords.NewTokenAsync(customer.Id, cancellationToken);
        try
        {
            using var message = await mails.ResetAsync(customer, happened.Culture, happened.Occasion, token, cancellationToken);
            await send.ExecuteAsync(message, cancellationToken);
        }
        catch (EmailRefusedException refused)
        {
            log.LogWarning(refused, "The mail server refused a link for a shopper's new password.");
        }
    }
}
