using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Account;

/// <summary>Asks for the mails whose links make an account or replace its password, unless they were asked for too often.</summary>
public sealed class CustomerLinks(
    Registrations registrations, CustomerPasswords passwords, AccountLimits limits, Shopper shopper, IHttpContextAccessor context)
{
    private string Network => ClientNetwork.Of(context.HttpContext!.Connection.RemoteIpAddress);

    /// <param name="email">A valid address.</param>
    /// <param name="password">One that may be taken.</param>
    public async Task RegisterAsync(string email, string password, CancellationToken cancellationToken)
    {
        if (!await limits.TryMailAsync(EmailAddress.KeyOf(email), Network, cancellationToken)) return;
        await registrations.AskAsync(email, PasswordTrial.Hash(password), shopper.Culture, cancellationToken);
    }

    /// <param name="email">As typed; nothing happens when it is no address.</param>
    public async Task ForgottenAsync(string email, CancellationToken cancellationToken)
    {
        if (!EmailAddress.IsOne(email)) return;
        var account = EmailAddress.KeyOf(email);
        if (!await limits.TryMailAsync(account, Network, cancellationToken)) return;
        await passwords.AskAsync(account, shopper.Culture, cancellationToken);
    }
}
