using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Customers;

/// <summary>
/// Mails the link to the address that an account is to have. One that has an account is told so instead: whoever asked learns nothing.
/// </summary>
public sealed class SendCustomerEmailChange(
    CustomerPasswords accounts, MailedLinks links, CustomerMails mails, SendToCustomer send) : IHandle<CustomerEmailChangeAsked>
{
    public async Task HandleAsync(CustomerEmailChangeAsked happened, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(happened.Customer, cancellationToken) is null) return;
        if (await accounts.FindAsync(EmailAddress.KeyOf(happened.Email), cancellationToken) is not null)
        {
            var known = new RegistrationLetter(happened.Email, happened.Culture, null);
            await send.ExecuteAsync(await mails.RegistrationAsync(known, happened.Occasion, cancellationToken), cancellationToken);
            return;
        }

        var token = await links.NewTokenAsync(happened.Customer, LinkPurpose.NewAddress, happened.Email, cancellationToken);
        var message = await mails.NewAddressAsync(happened.Email, happened.Culture, happened.Occasion, token, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
    }
}

/// <summary>Tells the address that an account had before, in case that its owner did not want it.</summary>
public sealed class TellFormerAddress(CustomerMails mails, SendToCustomer send) : IHandle<CustomerEmailChanged>
{
    public async Task HandleAsync(CustomerEmailChanged happened, CancellationToken cancellationToken)
    {
        var message = await mails.AddressChangedAsync(happened.Former, happened.Culture, happened.Occasion, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
    }
}
