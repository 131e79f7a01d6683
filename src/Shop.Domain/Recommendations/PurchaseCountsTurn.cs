using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Recommendations;

/// <summary>
/// The one row that writers of counts lock before they read: they take turns, so that none overwrites another's
/// and none deadlocks. They are background work, for which waiting is cheap.
/// </summary>
public sealed class PurchaseCountsTurn
{
    private PurchaseCountsTurn()
    {
    }

    public int Id { get; private set; }

    /// <summary>How often the counts were changed.</summary>
    public long Turns { get; private set; }

    /// <summary>When an order's heat was 1000; null before the first order.</summary>
    public DateTimeOffset? HeatSince { get; private set; }

    /// <returns>Since when heat is measured; from now on, in a shop that had sold nothing.</returns>
    internal static async Task<DateTimeOffset> TakeAsync(ShopDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.NextAsync<PurchaseCountsTurn>(nameof(Turns), [1], cancellationToken);
        if (await db.Set<PurchaseCountsTurn>().Select(turn => turn.HeatSince).SingleAsync(cancellationToken) is { } since) return since;
        await HeatFromAsync(db, now, cancellationToken);
        return now;
    }

    internal static Task HeatFromAsync(ShopDbContext db, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Set<PurchaseCountsTurn>().ExecuteUpdateAsync(set => set.SetProperty(turn => turn.HeatSince, since), cancellationToken);
}
