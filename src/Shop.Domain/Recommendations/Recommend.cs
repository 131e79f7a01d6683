using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>
/// Ranks what goes with a basket: by size-weighted, normalised co-purchase counts, which are right after each order, and
/// for two products or more by what the recurring job learnt as well. The reasons and the measured figures are in
/// docs/decisions/0009-recommendations.md.
/// </summary>
public sealed class Recommend(ShopDbContext db)
{
    // Pairs read from either side of a product: more of them gained nothing that could be measured.
    private const int Pairs = 100;

    // Two subqueries for each product; baskets beyond this are answered by their first products.
    private const int MaxAsked = 60;

    // One statement for several products is put together and translated anew each time, which costs more than it saves while
    // they are few. EF compiles only what is written out, so PairLinksOfOne says for one product what PairLinks says for many.
    private const int Few = 4;

    private static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<PairLink>> PairLinksOfOne =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId asked) =>
            from edge in db.Set<ProductPair>()
                .Where(pair => pair.LowNumber == db.Set<ProductCount>().Where(product => product.ProductId == asked)
                    .Select(product => product.Number).First())
                .OrderByDescending(pair => pair.WeightMicro).ThenByDescending(pair => pair.HighNumber).Take(Pairs)
                .Select(pair => new Edge { From = pair.LowNumber, To = pair.HighNumber, WeightMicro = pair.WeightMicro })
                .Concat(db.Set<ProductPair>()
                    .Where(pair => pair.HighNumber == db.Set<ProductCount>().Where(product => product.ProductId == asked)
                        .Select(product => product.Number).First())
                    .OrderByDescending(pair => pair.WeightMicro).ThenByDescending(pair => pair.LowNumber).Take(Pairs)
                    .Select(pair => new Edge { From = pair.HighNumber, To = pair.LowNumber, WeightMicro = pair.WeightMicro }))
            join known in db.Set<ProductCount>() on edge.From equals known.Number
            join product in db.Set<ProductCount>() on edge.To equals product.Number
            where db.Set<ListingEntry>().Any(entry => entry.ProductId == product.ProductId && entry.ShownIn != null)
            select new PairLink
            {
                ProductId = product.ProductId, AskedCount = known.PairedCount, PairedCount = product.PairedCount, WeightMicro =
                    edge.WeightMicro,
            }));

    private static readonly Func<ShopDbContext, List<ProductId>, IAsyncEnumerable<LearntLink>> LearntLinks =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<ProductId> asked) =>
            from known in db.Set<ProductCount>()
            join row in db.Set<ProductNeighbour>() on known.Number equals row.FromNumber
            join product in db.Set<ProductCount>() on row.ToNumber equals product.Number
            where asked.Contains(known.ProductId) && row.Generation == db.Set<NeighbourState>().Select(state => state.Generation).First()
                && db.Set<ListingEntry>().Any(entry => entry.ProductId == product.ProductId && entry.ShownIn != null)
            select new LearntLink { ProductId = product.ProductId, WeightMicro = row.WeightMicro }));

    /// <summary>
    /// At most that many products that go with the basket, the best first. Never one of the basket itself, nor one that
    /// cannot be bought; what sells now fills up; empty in a shop that has sold nothing else.
    /// </summary>
    public async Task<IReadOnlyList<ProductId>> ForProductsAsync(
        IReadOnlyCollection<ProductId> basket, int count, CancellationToken cancellationToken)
    {
        var own = basket.ToHashSet();
        var asked = own.Take(MaxAsked).ToList();
        var scores = new BasketScores(own);
        if (asked.Count > Few) scores.AddPairs(await PairLinks(asked).ToListAsync(cancellationToken));
        else foreach (var product in asked) scores.AddPairs(await PairLinksOfOne(db, product).ToListAsync(cancellationToken));
        // For a single product nobody has told more than the pairs do (the figures say so): it takes one statement.
        if (asked.Count > 1) scores.AddLearnt(await LearntLinks(db, asked).ToListAsync(cancellationToken));
        var ranked = scores.Best(count);
        if (ranked.Count < count) ranked.AddRange(await FillAsync([.. own, .. ranked], count - ranked.Count, cancellationToken));
        return ranked;
    }

    private async Task<List<ProductId>> FillAsync(HashSet<ProductId> taken, int count, CancellationToken cancellationToken) =>
        await ProductPopularity.Ranked(db).Select(product => product.ProductId)
            .Where(id => !taken.Contains(id)).Take(count).ToListAsync(cancellationToken);

    private IQueryable<PairLink> PairLinks(List<ProductId> asked) =>
        from edge in asked.SelectMany(product => new[] { Above(product), Below(product) }).Aggregate(Queryable.Concat)
        join known in db.Set<ProductCount>() on edge.From equals known.Number
        join product in Listed on edge.To equals product.Number
        select new PairLink
        {
            ProductId = product.ProductId, AskedCount = known.PairedCount, PairedCount = product.PairedCount, WeightMicro =
                edge.WeightMicro,
        };

    private IQueryable<ProductCount> Listed => db.Set<ProductCount>()
        .Where(product => db.Set<ListingEntry>().Any(entry => entry.ProductId == product.ProductId && entry.ShownIn != null));

    private IQueryable<Edge> Above(ProductId asked) => db.Set<ProductPair>()
        .Where(pair => pair.LowNumber == db.Set<ProductCount>().Where(product => product.ProductId == asked)
            .Select(product => product.Number).First())
        .OrderByDescending(pair => pair.WeightMicro).ThenByDescending(pair => pair.HighNumber).Take(Pairs)
        .Select(pair => new Edge { From = pair.LowNumber, To = pair.HighNumber, WeightMicro = pair.WeightMicro });

    private IQueryable<Edge> Below(ProductId asked) => db.Set<ProductPair>()
        .Where(pair => pair.HighNumber == db.Set<ProductCount>().Where(product => product.ProductId == asked)
            .Select(product => product.Number).First())
        .OrderByDescending(pair => pair.WeightMicro).ThenByDescending(pair => pair.LowNumber).Take(Pairs)
        .Select(pair => new Edge { From = pair.HighNumber, To = pair.LowNumber, WeightMicro = pair.WeightMicro });

    private sealed record Edge
    {
        public int From { get; init; }

        public int To { get; init; }

        public long WeightMicro { get; init; }
    }
}
