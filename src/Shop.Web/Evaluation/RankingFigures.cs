namespace Shop.Web.Evaluation;

/// <summary>Sums up how well rankings of ten met what was right.</summary>
/// <param name="products">How many products were learnt.</param>
public sealed class RankingFigures(int products)
{
    private const int Depth = 10;

    private readonly HashSet<string> _shown = [];
    private int _queries;
    private double _hits4;
    private double _hits10;
    private double _reciprocalRanks;
    private double _gains;

    public double HitRate4 => _hits4 / _queries;

    public double HitRate10 => _hits10 / _queries;

    public double ReciprocalRank => _reciprocalRanks / _queries;

    public double Ndcg => _gains / _queries;

    /// <summary>The share of products that were ever recommended.</summary>
    public double Coverage => (double)_shown.Count / products;

    public void Add(IReadOnlyList<string> ranking, IReadOnlySet<string> right)
    {
        _queries++;
        _shown.UnionWith(ranking);
        var first = ranking.TakeWhile(code => !right.Contains(code)).Count();
        if (first < 4) _hits4++;
        if (first >= ranking.Count) return;
        _hits10++;
        _reciprocalRanks += 1.0 / (first + 1);
        _gains += ranking.Select((code, rank) => right.Contains(code) ? Gain(rank) : 0)
            .Sum() / Enumerable.Range(0, Math.Min(Depth, right.Count)).Sum(Gain);
    }

    private static double Gain(int rank) => 1 / Math.Log2(rank + 2);
}
