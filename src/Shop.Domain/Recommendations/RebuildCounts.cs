using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>
/// Makes the products' sums anew from the recorded orders: once in a shop whose orders were counted by an older version,
/// and when heat has been measured from the same day for so long that the numbers grow large.
/// </summary>
internal static class RebuildCounts
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(700);

    // An order of today then weighs 2^10 times one of that day, so that ten months' sales still tell products apart.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(300);

    /// <summary>Does nothing when it is not due or an order came meanwhile: then the next night is early enough.</summary>
    public static async Task WhenDueAsync(ShopDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var turn = await db.Set<PurchaseCountsTurn>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var rebuiltAt = await db.Set<NeighbourState>().Select(state => state.RebuiltAt).SingleAsync(cancellationToken);
        if (turn is null || (rebuiltAt is not null && now - turn.HeatSince < Oldest)) return;
        var since = now - Reach;
        var sums = await SumsAsync(db, since, cancellationToken);
        await db.WriteAsync(() => WriteAsync(db, sums, turn.Turns, (since, now), cancellationToken), written => written, cancellationToken);
    }

    private static async Task<Dictionary<ProductId, PurchaseWeight>> SumsAsync(ShopDbContext db, DateTimeOffset since,
        CancellationToken cancellationToken)
    {
        var sums = new Dictionary<ProductId, PurchaseWeight>();
        var orders = db.Set<RecordedOrder>().AsNoTracking().Where(order => order.ForgottenAt == null);
        await foreach (var order in orders.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var weight = order.WeightSince(since);
            foreach (var product in order.Products) sums[product] = sums.GetValueOrDefault(product) + weight;
        }

        return sums;
    }

    private static async Task<bool> WriteAsync(
        ShopDbContext db, Dictionary<ProductId, PurchaseWeight> sums, long turns, (DateTimeOffset Since, DateTimeOffset Now)
            when, CancellationToken cancellationToken)
    {
        if (await db.NextAsync<PurchaseCountsTurn>(nameof(PurchaseCountsTurn.Turns), [1], cancellationToken) != turns + 1) return false;
        await PurchaseCountsTurn.HeatFromAsync(db, when.Since, cancellationToken);
        await db.Set<NeighbourState>().ExecuteUpdateAsync(set => set.SetProperty(state => state.RebuiltAt, when.Now), cancellationToken);
        foreach (var product in await db.Set<ProductCount>().ToListAsync(cancellationToken))
            product.Become(sums.GetValueOrDefault(product.ProductId));
        return true;
    }
}
