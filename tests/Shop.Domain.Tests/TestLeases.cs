using Shop.Domain.Persistence;

namespace Shop.Domain.Tests;

/// <summary>What keeps leases and watches over them, on a test's database.</summary>
internal static class TestLeases
{
    public static LeaseKeeper Keeper(Func<ShopDbContext> newContext, TimeProvider clock) => new(
        async work =>
        {
            await using var db = newContext();
            return await work(db);
        },
        LeasePace.Default, clock);

    /// <summary>As when nobody renews a lease for half a minute.</summary>
    /// <returns>How many rows were freed.</returns>
    public static async Task<int> AbandonAsync<T>(Func<ShopDbContext> newContext) where T : class, ILeased
    {
        var leases = new AbandonedLeases([LeaseTable.Of<T>(_ => true)]);
        var freed = 0;
        for (var look = 0; look < AbandonedLeases.Looks; look++)
        {
            await using var db = newContext();
            freed += await leases.LookAsync(db, default);
        }

        return freed;
    }
}
