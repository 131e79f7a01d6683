using System.Threading.RateLimiting;

namespace Shop.Web.Hosting.Security;

/// <summary>How often something may go wrong for one key (an account, an address, a cart) in a span of time. Each process counts for itself.</summary>
public sealed class FailureLimit(int failures, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = failures, Window = window, QueueLimit = 0 }));

    /// <summary>Whether another try is allowed. Asking does not count.</summary>
    public bool IsOpen(string key)
    {
        using var lease = _limiter.AttemptAcquire(key, permitCount: 0);
        return lease.IsAcquired;
    }

    public void Count(string key) => _limiter.AttemptAcquire(key).Dispose();

    public void Dispose() => _limiter.Dispose();
}
