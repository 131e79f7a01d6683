using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>Adds an order's products to the counts, or takes them off again, within the caller's transaction and turn.</summary>
internal static class PurchaseCounts
{
    public static async Task AddAsync(ShopDbContext db, RecordedOrder order, DateTimeOffset heatSince, CancellationToken cancellationToken)
    {
        var numbers = await ChangeCountsAsync(db, order.Products, order.WeightSince(heatSince), cancellationToken);
        if (numbers.Count is < 2 or > ProductPair.MaxProducts) return;
        var weight = ProductPair.WeightOf(numbers.Count);
        var known = await Among(db, numbers).Select(pair => new { pair.LowNumber, pair.HighNumber }).ToListAsync(cancellationToken);
        await ChangeWeightsAsync(db, numbers, weight, cancellationToken);
        var missing = Pairs(numbers).Except(known.Select(pair => (pair.LowNumber, pair.HighNumber)));
        db.AddRange(missing.Select(pair => ProductPair.Of(pair, weight)));
    }

    public static async Task SubtractAsync(ShopDbContext db, RecordedOrder order, DateTimeOffset heatSince,
        CancellationToken cancellationToken)
    {
        var numbers = await ChangeCountsAsync(db, order.Products, -order.WeightSince(heatSince), cancellationToken);
        if (numbers.Count is < 2 or > ProductPair.MaxProducts) return;
        await ChangeWeightsAsync(db, numbers, -ProductPair.WeightOf(numbers.Count), cancellationToken);
        await Among(db, numbers).Where(pair => pair.WeightMicro <= 0).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<List<int>> ChangeCountsAsync(
        ShopDbContext db, IReadOnlyList<ProductId> products, PurchaseWeight weight, CancellationToken cancellationToken)
    {
        var counts = await db.Set<ProductCount>().Where(count => products.Contains(count.ProductId)).ToListAsync(cancellationToken);
        var added = products.Except(counts.Select(count => count.ProductId)).Select(ProductCount.Of).ToList();
        db.AddRange(added);
        counts.AddRange(added);
        counts.ForEach(count => count.Add(weight));
        // The database gives the new products the numbers that their pairs need.
        await db.SaveChangesAsync(cancellationToken);
        return [.. counts.Select(count => count.Number).Order()];
    }

    // One statement for all the pairs there are; a large order would need thousands one by one.
    private static Task<int> ChangeWeightsAsync(ShopDbContext db, List<int> numbers, long weight, CancellationToken cancellationToken) =>
        Among(db, numbers).ExecuteUpdateAsync(
            set => set.SetProperty(pair => pair.WeightMicro, pair => pair.WeightMicro + weight), cancellationToken);

    private static IQueryable<ProductPair> Among(ShopDbContext db, List<int> numbers) =>
        db.Set<ProductPair>().Where(pair => numbers.Contains(pair.LowNumber) && numbers.Contains(pair.HighNumber));

    private static IEnumerable<(int Low, int High)> Pairs(List<int> sorted) =>
        sorted.SelectMany((low, index) => sorted.Skip(index + 1).Select(high => (low, high)));
}
