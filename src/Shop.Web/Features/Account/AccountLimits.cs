using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Account;

/// <summary>How often mails about accounts are sent: to one address, and on behalf of one network.</summary>
public sealed class AccountLimits(IFailureLimits limits)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly IFailureLimit _accounts = limits.Create("customer-mail-account", 5, Period);
    private readonly IFailureLimit _networks = limits.Create("customer-mail-network", 100, Period);

    /// <summary>True when the mail, which is counted now, may be sent.</summary>
    public async Task<bool> TryMailAsync(string account, string network, CancellationToken cancellationToken) =>
        await _networks.TryTakeAsync(network, cancellationToken) && await _accounts.TryTakeAsync(account, cancellationToken);
}
