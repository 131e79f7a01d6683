using System.Threading.RateLimiting;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Counts failed sign-ins for each account and for each address (R75). An account that was tried too often stays closed
/// to strangers only: a browser that has signed in to it before still may, so nobody can lock an admin out.
/// Unknown accounts count alike. Each process counts for itself.
/// </summary>
public sealed class SignInThrottle : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly PartitionedRateLimiter<string> _accounts = Limiter(failures: 10);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(failures: 30);

    public bool IsOpen(string account, string address, bool knownBrowser) =>
        IsOpen(_addresses, address) && (knownBrowser || IsOpen(_accounts, account));

    public void CountFailure(string account, string address)
    {
        _accounts.AttemptAcquire(account).Dispose();
        _addresses.AttemptAcquire(address).Dispose();
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
    }

    // Asking for nothing tells whether anything is left.
    private static bool IsOpen(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key, permitCount: 0);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int failures) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = failures, Window = Window, QueueLimit = 0 }));
}
