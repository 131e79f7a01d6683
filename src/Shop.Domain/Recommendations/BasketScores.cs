using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>A product bought together with one of the basket's.</summary>
internal sealed record PairLink
{
    public ProductId ProductId { get; init; }

    public long AskedCount { get; init; }

    public long PairedCount { get; init; }

    public long WeightMicro { get; init; }
}

/// <summary>A product that the job learnt to go with one of the basket's.</summary>
internal sealed record LearntLink
{
    public ProductId ProductId { get; init; }

    public long WeightMicro { get; init; }
}

/// <summary>Adds up what speaks for each product that is not in the basket.</summary>
internal sealed class BasketScores(HashSet<ProductId> own)
{
    // Keeps pairs that were seen once or twice from outranking those that many bought.
    private const double Shrinkage = 10;

    // How far best sellers are held back: 0 not at all, 1 as far as their count.
    private const double PopularityDamping = 0.3;

    // What the pairs weigh beside what was learnt. They bring in the orders since the last night.
    private const double PairShare = 0.3;

    private readonly Dictionary<ProductId, double> _pairs = [];
    private readonly Dictionary<ProductId, double> _learnt = [];

    public void AddPairs(IEnumerable<PairLink> links)
    {
        foreach (var link in links) Add(_pairs, link.ProductId, Score(link));
    }

    public void AddLearnt(IEnumerable<LearntLink> links)
    {
        foreach (var link in links) Add(_learnt, link.ProductId, link.WeightMicro);
    }

    /// <summary>The best first; equals follow their id.</summary>
    public List<ProductId> Best(int count)
    {
        var (mostPaired, mostLearnt) = (_pairs.Values.DefaultIfEmpty(1).Max(), _learnt.Values.DefaultIfEmpty(1).Max());
        return [.. _pairs.Keys.Union(_learnt.Keys)
            .Select(id =>
                (Id: id, Score: (_learnt.GetValueOrDefault(id) / mostLearnt)
                    + (PairShare * Math.Sqrt(_pairs.GetValueOrDefault(id) / mostPaired))))
            .OrderByDescending(product => product.Score).ThenBy(product => product.Id.Value)
            .Take(count).Select(product => product.Id)];
    }

    private void Add(Dictionary<ProductId, double> scores, ProductId id, double score)
    {
        if (!own.Contains(id)) scores[id] = scores.GetValueOrDefault(id) + score;
    }

    // Squared before it is summed: one strong tie tells more than many weak ones. The fixed scale of the weights
    // stays in: it is the same for all.
    private static double Score(PairLink link) => Math.Pow(
        link.WeightMicro / ((link.AskedCount + Shrinkage) * Math.Pow(link.PairedCount + Shrinkage, PopularityDamping)), 2);
}
