using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Recommendations;

/// <summary>
/// Lets one process learn at a time. The lease of a killed one is freed; who outlived its own finds that out with the next
/// write, which is guarded by it.
/// </summary>
internal sealed class NeighbourLease(ShopDbContext db, LeaseKeeper keeper)
{
    private readonly Guid _owner = Guid.NewGuid();

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken) =>
        await db.WriteAsync(() => db.Set<NeighbourState>().TakeAsync(_owner, cancellationToken), cancellationToken: cancellationToken) == 1;

    /// <summary>Renews it while nothing is written.</summary>
    public HeldLease Hold(CancellationToken cancellationToken) => keeper.Hold<NeighbourState>(_ => true, _owner, cancellationToken);

    /// <summary>For another while, inside the caller's write transaction; false when it is somebody else's by now.</summary>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken) =>
        await db.Set<NeighbourState>().RenewAsync(_owner, cancellationToken) == 1;

    /// <summary>Readers see the generation from now on; false when the lease was lost.</summary>
    public async Task<bool> PublishAsync(long generation, long turns, CancellationToken cancellationToken) => await db.WriteAsync(
        () => Mine.ExecuteUpdateAsync(
            set => set.SetProperty(state => state.Generation, generation)
                .SetProperty(state => state.LearntTurns, turns), cancellationToken),
        cancellationToken: cancellationToken) == 1;

    public Task GiveBackAsync() => db.WriteAsync(() => db.Set<NeighbourState>().ReleaseAsync(_owner, CancellationToken.None));

    private IQueryable<NeighbourState> Mine => db.Set<NeighbourState>().Where(state => state.LeasedBy == _owner);
}
