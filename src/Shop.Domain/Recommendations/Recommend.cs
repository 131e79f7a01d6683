using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>
/// Ranks what goes with a basket by size-weighted, normalised co-purchase counts. The reasons and the measured
/// figures are in docs/decisions/0009-recommendations.md.
/// </summary>
public sealed class Recommend(ShopDbContext db)
{
    // Neighbours read from either side of a product's pairs: more of them gained nothing that could be measured.
    private const int Neighbours = 100;

    // Two subqueries for each product; baskets beyond this are answered by their first products.
    private const int MostAsked = 60;

    // Keeps pairs that were seen once or twice from outranking those that many bought.
    private const double Shrinkage = 10;

    // How far best sellers are held back: 0 not at all, 1 as far as their count.
    private const double PopularityDamping = 0.3;

    /// <summary>
    /// At most that many products that go with the basket, the best first. Never one of the basket itself, nor one that
    /// cannot be bought; best sellers fill up; empty in a shop that has sold nothing else.
    /// </summary>
    public async Task<IReadOnlyList<ProductId>> ForProductsAsync(
        IReadOnlyCollection<ProductId> basket, int count, CancellationToken cancellationToken)
    {
        var own = basket.ToHashSet();
        var asked = own.Take(MostAsked).ToList();
        var counts = await db.Set<ProductCount>().AsNoTracking().Where(product => asked.Contains(product.ProductId)).ToListAsync(cancellationToken);
        var links = counts.Count == 0 ? [] : await Links(counts).ToListAsync(cancellationToken);
        var ranked = Rank(links, counts.ToDictionary(product => product.Number, product => product.PairedCount), own).Take(count).ToList();
        if (ranked.Count < count) ranked.AddRange(await FillAsync([.. own, .. ranked], count - ranked.Count, cancellationToken));
        return ranked;
    }

    private static IEnumerable<ProductId> Rank(List<Link> links, Dictionary<int, long> askedCounts, HashSet<ProductId> own) => links
        .Where(link => !own.Contains(link.ProductId))
        .GroupBy(link => link.ProductId, (id, parts) => (Id: id, Score: parts.Sum(part => part.Score(askedCounts[part.From]))))
        .OrderByDescending(product => product.Score).ThenBy(product => product.Id.Value)
        .Select(product => product.Id);

    private async Task<List<ProductId>> FillAsync(HashSet<ProductId> taken, int count, CancellationToken cancellationToken) =>
        await ProductPopularity.Ranked(db).Select(product => product.ProductId)
            .Where(id => !taken.Contains(id)).Take(count).ToListAsync(cancellationToken);

    private IQueryable<Link> Links(List<ProductCount> asked) =>
        from edge in asked.SelectMany(product => new[] { Above(product.Number), Below(product.Number) }).Aggregate(Queryable.Concat)
        join product in db.Set<ProductCount>() on edge.To equals product.Number
        where db.Set<ListingEntry>().Any(entry => entry.ProductId == product.ProductId && entry.ShownIn != null)
        select new Link { From = edge.From, ProductId = product.ProductId, PairedCount = product.PairedCount, WeightMicro = edge.WeightMicro };

    private IQueryable<Edge> Above(int number) => db.Set<ProductPair>().Where(pair => pair.LowNumber == number)
        .OrderByDescending(pair => pair.WeightMicro).ThenByDescending(pair => pair.HighNumber).Take(Neighbours)
        .Select(pair => new Edge { From = pair.LowNumber, To = pair.HighNumber, WeightMicro = pair.WeightMicro });

    private IQueryable<Edge> Below(int number) => db.Set<ProductPair>().Where(pair => pair.HighNumber == number)
        .OrderByDescending(pair => pair.WeightMicro).ThenByDescending(pair => pair.LowNumber).Take(Neighbours)
        .Select(pair => new Edge { From = pair.HighNumber, To = pair.LowNumber, WeightMicro = pair.WeightMicro });

    private sealed record Edge
    {
        public int From { get; init; }

        public int To { get; init; }

        public long WeightMicro { get; init; }
    }

    private sealed record Link
    {
        public int From { get; init; }

        public ProductId ProductId { get; init; }

        public long PairedCount { get; init; }

        public long WeightMicro { get; init; }

        // Squared before it is summed: one strong tie tells more than many weak ones. The fixed scale of the weights
        // stays in: it is the same for all.
        public double Score(long askedCount) => Math.Pow(
            WeightMicro / ((askedCount + Shrinkage) * Math.Pow(PairedCount + Shrinkage, PopularityDamping)), 2);
    }
}
