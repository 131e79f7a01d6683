using StackExchange.Redis;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Counts in Redis, so that a guesser gains nothing by reaching other processes. While Redis is away each process counts
/// for itself: a page never fails for it.
/// </summary>
public sealed class SharedFailureLimits(IConnectionMultiplexer redis, LocalFailureLimits local) : IFailureLimits
{
    public IFailureLimit Create(string name, int failures, TimeSpan window) =>
        new Limit(redis, $"failures:{name}:", failures, window, local.Create(name, failures, window));

    private sealed class Limit(IConnectionMultiplexer redis, string prefix, int failures, TimeSpan window, IFailureLimit local) : IFailureLimit
    {
        public bool IsOpen(string key) => Try(database => (long)database.StringGet(prefix + key) < failures) ?? local.IsOpen(key);

        public void Count(string key)
        {
            local.Count(key);
            // Both in one transaction: a count without an end would close a key for good.
            Try(database =>
            {
                var transaction = database.CreateTransaction();
                _ = transaction.StringIncrementAsync(prefix + key);
                _ = transaction.KeyExpireAsync(prefix + key, window, ExpireWhen.HasNoExpiry);
                return transaction.Execute();
            });
        }

        private bool? Try(Func<IDatabase, bool> ask)
        {
            try
            {
                return ask(redis.GetDatabase());
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                return null;
            }
        }
    }
}
