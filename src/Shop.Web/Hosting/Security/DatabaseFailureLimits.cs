using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Counts in the shop's database, which all its processes share, and which a restart does not empty. While it cannot be
/// written, as on a full disk, each process counts for itself: staff must be able to sign in then too.
/// </summary>
public sealed class DatabaseFailureLimits(IServiceScopeFactory scopes, TimeProvider clock, LocalFailureLimits local) : IFailureLimits
{
    // One in so many new spans sweeps out those that have ended.
    private const int SweepEvery = 50;

    public IFailureLimit Create(string name, int max, TimeSpan window) =>
        new Limit(scopes, clock, name, window, local.Create(name, max, window));

    private sealed class Limit(IServiceScopeFactory scopes, TimeProvider clock, string name, TimeSpan window, IFailureLimit local)
        : IFailureLimit
    {
        public int Max => local.Max;

        public async Task<int> TakeAsync(string key, CancellationToken cancellationToken)
        {
            var own = await local.TakeAsync(key, cancellationToken);
            return await TryAsync(db => CountAsync(db, key, cancellationToken)) ?? own;
        }

        public async Task GiveBackAsync(string key, CancellationToken cancellationToken)
        {
            await local.GiveBackAsync(key, cancellationToken);
            await TryAsync(db => db.UncountAsync(FailureLimits.Stored(name, key), clock.GetUtcNow(), cancellationToken));
        }

        public async Task ClearAsync(string key, CancellationToken cancellationToken)
        {
            await local.ClearAsync(key, cancellationToken);
            await TryAsync(db => db.ClearCountAsync(FailureLimits.Stored(name, key), cancellationToken));
        }

        private async Task<int> CountAsync(ShopDbContext db, string key, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var number = await db.CountAsync(FailureLimits.Stored(name, key), now, window, cancellationToken);
            if (number == 1 && Random.Shared.Next(SweepEvery) == 0) await db.ForgetCountsAsync(now, cancellationToken);
            return number;
        }

        // A context of its own: the request's may be in the middle of something.
        private async Task<int?> TryAsync(Func<ShopDbContext, Task<int>> work)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await work(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                return null;
            }
        }
    }
}
