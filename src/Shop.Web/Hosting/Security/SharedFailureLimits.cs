using StackExchange.Redis;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Counts in Redis, so that a guesser gains nothing by reaching other processes. While Redis is away each process counts
/// for itself: a page never fails for it.
/// </summary>
public sealed class SharedFailureLimits(IConnectionMultiplexer redis, LocalFailureLimits local) : IFailureLimits
{
    public IFailureLimit Create(string name, int max, TimeSpan window) => new Limit(redis, name, window, local.Create(name, max, window));

    private sealed class Limit(IConnectionMultiplexer redis, string name, TimeSpan window, IFailureLimit local) : IFailureLimit
    {
        public int Max => local.Max;

        // The process counts along, so that a Redis that goes away opens no closed door.
        public async Task<int> TakeAsync(string key, CancellationToken cancellationToken)
        {
            var own = await local.TakeAsync(key, cancellationToken);
            return (int)Math.Min(int.MaxValue, await TryAsync(database => CountAsync(database, Of(key))) ?? own);
        }

        public async Task GiveBackAsync(string key, CancellationToken cancellationToken)
        {
            await local.GiveBackAsync(key, cancellationToken);
            await TryAsync(database => UncountAsync(database, Of(key)));
        }

        public async Task ClearAsync(string key, CancellationToken cancellationToken)
        {
            await local.ClearAsync(key, cancellationToken);
            await TryAsync(async database => await database.KeyDeleteAsync(Of(key)) ? 1 : 0);
        }

        private string Of(string key) => $"failures:{FailureLimits.Stored(name, key)}";

        // Both in one transaction: a count without an end would close a key for good.
        private async Task<long> CountAsync(IDatabase database, string key)
        {
            var transaction = database.CreateTransaction();
            var count = transaction.StringIncrementAsync(key);
            _ = transaction.KeyExpireAsync(key, window, ExpireWhen.HasNoExpiry);
            await transaction.ExecuteAsync();
            return await count;
        }

        // Not when the count has ended meanwhile: there is nothing to take it from.
        private static async Task<long> UncountAsync(IDatabase database, string key)
        {
            var transaction = database.CreateTransaction();
            transaction.AddCondition(Condition.KeyExists(key));
            _ = transaction.StringDecrementAsync(key);
            return await transaction.ExecuteAsync() ? 1 : 0;
        }

        private async Task<long?> TryAsync(Func<IDatabase, Task<long>> ask)
        {
            try
            {
                return await ask(redis.GetDatabase());
            }
            catch (Exception away) when (away is RedisException or TimeoutException or OperationCanceledException)
            {
                return null;
            }
        }
    }
}
