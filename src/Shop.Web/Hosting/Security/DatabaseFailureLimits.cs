using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Security;

/// <summary>Counts in the shop's database, which all its processes share, and which a restart does not empty.</summary>
public sealed class DatabaseFailureLimits(IServiceScopeFactory scopes, TimeProvider clock) : IFailureLimits
{
    // One in so many new spans sweeps out those that have ended.
    private const int SweepEvery = 50;

    public IFailureLimit Create(string name, int max, TimeSpan window) => new Limit(scopes, clock, name, max, window);

    private sealed class Limit(IServiceScopeFactory scopes, TimeProvider clock, string name, int max, TimeSpan window) : IFailureLimit
    {
        public int Max => max;

        public Task<int> TakeAsync(string key, CancellationToken cancellationToken) => WithDatabaseAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var number = await db.CountAsync(FailureLimits.Stored(name, key), now, window, cancellationToken);
            if (number == 1 && Random.Shared.Next(SweepEvery) == 0) await db.ForgetCountsAsync(now, cancellationToken);
            return number;
        });

        public Task GiveBackAsync(string key, CancellationToken cancellationToken) =>
            WithDatabaseAsync(db => db.UncountAsync(FailureLimits.Stored(name, key), clock.GetUtcNow(), cancellationToken));

        public Task ClearAsync(string key, CancellationToken cancellationToken) =>
            WithDatabaseAsync(db => db.ClearCountAsync(FailureLimits.Stored(name, key), cancellationToken));

        // A context of its own: the request's may be in the middle of something.
        private async Task<int> WithDatabaseAsync(Func<ShopDbContext, Task<int>> work)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
        }
    }
}
