using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Counts failed sign-ins for each account and for each address (R75). An account that was tried too often stays closed
/// to strangers only: a browser that has signed in to it before still may, so nobody can lock an admin out.
/// Unknown accounts count alike.
/// </summary>
public sealed class SignInThrottle(IFailureLimits limits)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly IFailureLimit _accounts = limits.Create("sign-in-account", failures: 10, Window);
    private readonly IFailureLimit _addresses = limits.Create("sign-in-address", failures: 30, Window);

    public bool IsOpen(string account, string address, bool knownBrowser) =>
        _addresses.IsOpen(address) && (knownBrowser || _accounts.IsOpen(account));

    public void CountFailure(string account, string address)
    {
        _accounts.Count(account);
        _addresses.Count(address);
    }
}
