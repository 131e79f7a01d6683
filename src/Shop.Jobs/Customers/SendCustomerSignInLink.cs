using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Customers;

/// <summary>Mails a link to sign in with to an account that exists; whoever asked is told the same in any case.</summary>
public sealed class SendCustomerSignInLink(
    CustomerPasswords accounts, MailedLinks links, CustomerMails mails, SendToCustomer send) : IHandle<CustomerSignInLinkAsked>
{
    public async Task HandleAsync(CustomerSignInLinkAsked happened, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(happened.Account, cancellationToken) is not { } customer) return;
        var token = await links.NewTokenAsync(customer.Id, LinkPurpose.SignIn, null, cancellationToken);
        var message = await mails.SignInAsync(customer, happened.Culture, happened.Occasion, token, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
    }
}
