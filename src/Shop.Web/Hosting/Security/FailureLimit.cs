using System.Threading.RateLimiting;

namespace Shop.Web.Hosting.Security;

/// <summary>How often something may go wrong for one key (an account, an address, a cart) in a span of time.</summary>
public interface IFailureLimit
{
    /// <summary>Whether another try is allowed. Asking does not count.</summary>
    bool IsOpen(string key);

    void Count(string key);
}

/// <summary>Makes the limits: counted by this process alone, or by all that share a Redis.</summary>
public interface IFailureLimits
{
    /// <param name="name">Tells this limit's counts from those of others.</param>
    IFailureLimit Create(string name, int failures, TimeSpan window);
}

/// <summary>Counts in this process's memory.</summary>
public sealed class LocalFailureLimits : IFailureLimits
{
    public IFailureLimit Create(string name, int failures, TimeSpan window) => new Limit(failures, window);

    private sealed class Limit(int failures, TimeSpan window) : IFailureLimit
    {
        // Lives as long as the process does.
        private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetFixedWindowLimiter(
                key, _ => new FixedWindowRateLimiterOptions { PermitLimit = failures, Window = window, QueueLimit = 0 }));

        public bool IsOpen(string key)
        {
            using var lease = _limiter.AttemptAcquire(key, permitCount: 0);
            return lease.IsAcquired;
        }

        public void Count(string key) => _limiter.AttemptAcquire(key).Dispose();
    }
}
