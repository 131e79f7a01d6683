using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Recommendations;

/// <summary>
/// All pairs of a moment in memory, by product number. Together with each product's own weight they are the Gram matrix
/// of the baskets, each basket weighted by its size: what EASE and its relatives solve. 28 bytes for each pair while it is
/// read, 16 afterwards.
/// </summary>
public sealed class CoPurchases
{
    /// <summary>280 megabytes. In a shop with more, the weakest are left out.</summary>
    private const int MaxPairs = 10_000_000;

    private const float Micro = 1_000_000;

    // Where a product's row begins in the two arrays after it. Within a row numbers rise.
    private readonly int[] _starts;
    private readonly int[] _others;
    private readonly float[] _weights;
    private readonly double[] _own;

    /// <param name="own">Each product's own weight, by number.</param>
    /// <param name="sortedPairs">By low number, then by high number.</param>
    /// <param name="turns">How often the counts had been changed.</param>
    public CoPurchases(double[] own, IReadOnlyList<(int Low, int High, float Weight)> sortedPairs, long turns)
    {
        (_own, Turns) = (own, turns);
        _starts = new int[own.Length + 1];
        foreach (var (low, high, _) in sortedPairs) (_starts[low + 1], _starts[high + 1]) = (_starts[low + 1] + 1, _starts[high + 1] + 1);
        for (var number = 0; number < own.Length; number++) _starts[number + 1] += _starts[number];
        (_others, _weights) = (new int[sortedPairs.Count * 2], new float[sortedPairs.Count * 2]);
        var next = _starts.ToArray();
        foreach (var (low, high, weight) in sortedPairs)
        {
            (_others[next[low]], _weights[next[low]++]) = (high, weight);
            (_others[next[high]], _weights[next[high]++]) = (low, weight);
        }
    }

    /// <summary>How often the counts had been changed at that moment.</summary>
    public long Turns { get; }

    /// <summary>Product numbers are smaller than this.</summary>
    public int Numbers => _own.Length;

    public double Own(int number) => _own[number];

    public double Between(int first, int second)
    {
        if (_starts[first + 1] - _starts[first] > _starts[second + 1] - _starts[second]) (first, second) = (second, first);
        var found = Array.BinarySearch(_others, _starts[first], _starts[first + 1] - _starts[first], second);
        return found < 0 ? 0 : _weights[found];
    }

    /// <summary>The products most often bought with it, at most that many; equals follow their number.</summary>
    public int[] Strongest(int number, int most)
    {
        var row = Enumerable.Range(_starts[number], _starts[number + 1] - _starts[number]).ToArray();
        if (row.Length > most)
            Array.Sort(row, (a, b) => _weights[b].CompareTo(_weights[a]) is not 0 and var order ? order : a.CompareTo(b));
        return [.. row.Take(most).Select(place => _others[place])];
    }

    public static async Task<CoPurchases> ReadAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        await using var moment = await db.ReadSnapshotAsync(cancellationToken);
        var turns = await db.Set<PurchaseCountsTurn>().SumAsync(turn => turn.Turns, cancellationToken);
        var products = await db.Set<ProductCount>().Select(product => new { product.Number, product.PairWeightMicro })
            .ToListAsync(cancellationToken);
        var own = new double[products.Select(product => product.Number).DefaultIfEmpty().Max() + 1];
        foreach (var product in products) own[product.Number] = product.PairWeightMicro / (double)Micro;
        return new CoPurchases(own, await PairsAsync(db, cancellationToken), turns);
    }

    private static async Task<List<(int Low, int High, float Weight)>> PairsAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var (floor, count) = (0L, await db.Set<ProductPair>().CountAsync(cancellationToken));
        while (count > MaxPairs)
        {
            var higher = floor = floor == 0 ? 2 * ProductPair.WeightOf(ProductPair.MaxProducts) : floor * 2;
            count = await db.Set<ProductPair>().CountAsync(pair => pair.WeightMicro >= higher, cancellationToken);
        }

        var pairs = new List<(int, int, float)>(count);
        var strong = db.Set<ProductPair>().Where(pair => pair.WeightMicro >= floor).OrderBy(pair => pair.LowNumber)
            .ThenBy(pair => pair.HighNumber)
            .Select(pair => new { pair.LowNumber, pair.HighNumber, pair.WeightMicro });
        await foreach (var pair in strong.AsAsyncEnumerable().WithCancellation(cancellationToken))
            pairs.Add((pair.LowNumber, pair.HighNumber, pair.WeightMicro / Micro));
        return pairs;
    }
}
