using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Counts failed sign-ins for each account and for each address (R75). An account that was tried too often stays closed
/// to strangers only: a browser that has signed in to it before still may, so nobody can lock an admin out.
/// Unknown accounts count alike.
/// </summary>
public sealed class SignInThrottle : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly FailureLimit _accounts = new(failures: 10, Window);
    private readonly FailureLimit _addresses = new(failures: 30, Window);

    public bool IsOpen(string account, string address, bool knownBrowser) =>
        _addresses.IsOpen(address) && (knownBrowser || _accounts.IsOpen(account));

    public void CountFailure(string account, string address)
    {
        _accounts.Count(account);
        _addresses.Count(address);
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
    }
}
