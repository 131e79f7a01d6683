using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Account;

/// <summary>Asks for the mails whose links make, open or change an account, unless they were asked for too often.</summary>
public sealed class CustomerLinks(
    Registrations registrations, MailedLinks links, AccountLimits limits, Shopper shopper, IHttpContextAccessor context)
{
    private string Network => ClientNetwork.Of(context.HttpContext!.Connection.RemoteIpAddress);

    /// <param name="email">A valid address.</param>
    /// <param name="password">One that may be taken.</param>
    public async Task RegisterAsync(string email, string password, CancellationToken cancellationToken)
    {
        if (!await MayMailAsync(email, cancellationToken)) return;
        await registrations.AskAsync(email, PasswordTrial.Hash(password), shopper.Culture, cancellationToken);
    }

    /// <param name="email">A valid address, which may be nobody's.</param>
    /// <param name="purpose">For a new password, or to sign in.</param>
    public async Task AskAsync(string email, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        if (!await MayMailAsync(email, cancellationToken)) return;
        await links.AskAsync(EmailAddress.KeyOf(email), purpose, shopper.Culture, cancellationToken);
    }

    /// <summary>True when a mail to the address, which is counted now, may be sent.</summary>
    public Task<bool> MayMailAsync(string email, CancellationToken cancellationToken) =>
        limits.TryMailAsync(EmailAddress.KeyOf(email), Network, cancellationToken);
}
