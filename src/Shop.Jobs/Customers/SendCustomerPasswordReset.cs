using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Customers;

/// <summary>Mails the link to an account that exists; whoever asked is told the same in any case.</summary>
public sealed class SendCustomerPasswordReset(
    CustomerPasswords accounts, MailedLinks links, CustomerMails mails, SendToCustomer send) : IHandle<CustomerPasswordResetAsked>
{
    public async Task HandleAsync(CustomerPasswordResetAsked happened, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(happened.Account, cancellationToken) is not { } customer) return;
        var token = await links.NewTokenAsync(customer.Id, LinkPurpose.NewPassword, null, cancellationToken);
        var message = await mails.ResetAsync(customer, happened.Culture, happened.Occasion, token, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
    }
}
