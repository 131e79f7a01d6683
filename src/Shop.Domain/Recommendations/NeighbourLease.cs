using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Recommendations;

/// <summary>
/// Lets one process learn at a time. The lease of a killed one runs out; who outlived its own finds that out with the
/// next write, which is guarded by it.
/// </summary>
internal sealed class NeighbourLease(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly Guid _owner = Guid.NewGuid();

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.WriteAsync(
            () => db.Set<NeighbourState>().Where(state => state.LeasedUntil == null || state.LeasedUntil <= now).ExecuteUpdateAsync(
                set => set.SetProperty(state => state.LeasedBy, _owner).SetProperty(state => state.LeasedUntil, now + Length), cancellationToken),
            cancellationToken: cancellationToken) == 1;
    }

    /// <summary>For another while, inside the caller's write transaction; false when it is somebody else's by now.</summary>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Length;
        return await Mine.ExecuteUpdateAsync(set => set.SetProperty(state => state.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <summary>Readers see the generation from now on; false when the lease was lost.</summary>
    public async Task<bool> PublishAsync(long generation, long turns, CancellationToken cancellationToken) => await db.WriteAsync(
        () => Mine.ExecuteUpdateAsync(
            set => set.SetProperty(state => state.Generation, generation).SetProperty(state => state.LearntTurns, turns), cancellationToken),
        cancellationToken: cancellationToken) == 1;

    public Task GiveBackAsync() => db.WriteAsync(() => Mine.ExecuteUpdateAsync(
        set => set.SetProperty(state => state.LeasedBy, (Guid?)null).SetProperty(state => state.LeasedUntil, (DateTimeOffset?)null)));

    private IQueryable<NeighbourState> Mine => db.Set<NeighbourState>().Where(state => state.LeasedBy == _owner);
}
