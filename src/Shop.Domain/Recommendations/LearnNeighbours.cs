using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Recommendations;

/// <summary>How learning ended: <see cref="Neighbours"/> rows were learnt, or why none.</summary>
public sealed record LearnResult(LearnOutcome Outcome, int Neighbours)
{
    public static readonly LearnResult Unchanged = new(LearnOutcome.Unchanged, 0);

    public static readonly LearnResult Busy = new(LearnOutcome.Busy, 0);
}

public enum LearnOutcome
{
    Learnt,

    /// <summary>No order came or went since the last time.</summary>
    Unchanged,

    /// <summary>Another process is at it.</summary>
    Busy,
}

/// <summary>
/// Learns from the pairs which products speak for which others in a basket. Readers keep the last generation until the
/// new one is whole: whoever is killed in between leaves rows that nobody reads and that the next run clears away.
/// </summary>
public sealed class LearnNeighbours(ShopDbContext db, LeaseKeeper keeper, TimeProvider clock)
{
    // Short transactions, between which the shop can sell.
    private const int Batch = 500;

    /// <param name="progress">Told how many rows are written.</param>
    public async Task<LearnResult> ExecuteAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var lease = new NeighbourLease(db, keeper);
        if (!await lease.TryTakeAsync(cancellationToken)) return LearnResult.Busy;
        try
        {
            await using var held = lease.Hold(cancellationToken);
            await RebuildCounts.WhenDueAsync(db, clock.GetUtcNow(), held.Token);
            return await LearnAsync(lease, progress, held.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LearnResult.Busy;
        }
        finally
        {
            db.ChangeTracker.Clear();
            await lease.GiveBackAsync();
        }
    }

    private async Task<LearnResult> LearnAsync(NeighbourLease lease, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var bought = await CoPurchases.ReadAsync(db, cancellationToken);
        if (await db.Set<NeighbourState>().AnyAsync(state => state.LearntTurns == bought.Turns, cancellationToken))
            return LearnResult.Unchanged;
        var weights = NeighbourSolver.Solve(bought, cancellationToken);
        var generation = (await db.Set<ProductNeighbour>().MaxAsync(row => (long?)row.Generation, cancellationToken) ?? 0) + 1;
        foreach (var (index, part) in weights.Chunk(Batch).Index())
        {
            if (!await AddAsync(lease, generation, part, cancellationToken)) return LearnResult.Busy;
            progress?.Report((index * Batch) + part.Length);
        }

        if (!await lease.PublishAsync(generation, bought.Turns, cancellationToken)) return LearnResult.Busy;
        await ClearAsync(lease, generation, bought.Numbers, cancellationToken);
        return new LearnResult(LearnOutcome.Learnt, weights.Count);
    }

    private async Task<bool> AddAsync(NeighbourLease lease, long generation, NeighbourWeight[] part, CancellationToken cancellationToken)
    {
        var added = await db.WriteAsync(
            async () =>
            {
                if (!await lease.RenewAsync(cancellationToken)) return false;
                db.AddRange(part.Select(weight => ProductNeighbour.Of(generation, weight)));
                return true;
            },
            renewed => renewed, cancellationToken);
        return added;
    }

    private async Task ClearAsync(NeighbourLease lease, long generation, int numbers, CancellationToken cancellationToken)
    {
        var step = Batch / NeighbourSolver.Kept;
        for (var first = 0; first < numbers; first += step)
        {
            var (from, to) = (first, first + step);
            var isOurs = await db.WriteAsync(
                async () =>
                {
                    if (!await lease.RenewAsync(cancellationToken)) return false;
                    await db.Set<ProductNeighbour>()
                        .Where(row => row.Generation < generation && row.FromNumber >= from && row.FromNumber < to)
                        .ExecuteDeleteAsync(cancellationToken);
                    return true;
                },
                renewed => renewed, cancellationToken);
            if (!isOurs) return;
        }
    }
}
