namespace Shop.Domain.Recommendations;

/// <summary>
/// Learns by ridge regression how much each other product of a basket speaks for a product. It is the task of EASE^R
/// (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"), but for each product only over those most often
/// bought with it, as SLIM with feature selection does (Ning and Karypis 2011): a small system for each product in place
/// of one inverse of the whole catalogue, so the work grows with the products and not with their cube.
/// </summary>
public static class NeighbourSolver
{
    /// <summary>Rows kept for each product of a basket.</summary>
    public const int Kept = 20;

    private const int Candidates = 100;

    // In weighted orders: one of two products weighs 1, one of 26 products a fifth. Less fits small shops' chance pairs.
    private const double Ridge = 5;

    private const double Micro = 1_000_000;

    /// <summary>The strongest weights that speak for something, by number of the product asked, in the order of strength.</summary>
    public static List<NeighbourWeight> Solve(CoPurchases bought, int candidates, CancellationToken cancellationToken)
    {
        var solved = new (int[] From, double[] Weights)[bought.Numbers];
        // Half of the cores: the shop sells meanwhile.
        var options =
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2), CancellationToken =
            cancellationToken };
        Parallel.For(0, bought.Numbers, options, number => solved[number] = SolveFor(bought, number, candidates));
        var byFrom = new List<NeighbourWeight>?[bought.Numbers];
        foreach (var (to, (from, weights)) in solved.Index())
            foreach (var (index, weight) in weights.Index())
                if ((long)Math.Round(weight * Micro) is > 0 and var micro)
                    (byFrom[from[index]] ??= []).Add(new NeighbourWeight(from[index], to, micro));
        return [.. byFrom.SelectMany(row => (row ?? []).OrderByDescending(weight => weight.Micro).ThenBy(weight => weight.To).Take(Kept))];
    }

    public static List<NeighbourWeight> Solve(CoPurchases bought, CancellationToken cancellationToken) =>
        Solve(bought, Candidates, cancellationToken);

    private static (int[] From, double[] Weights) SolveFor(CoPurchases bought, int number, int candidates)
    {
        var from = bought.Strongest(number, candidates);
        var matrix = new double[from.Length][];
        for (var row = 0; row < from.Length; row++)
        {
            matrix[row] = new double[row + 1];
            for (var column = 0; column < row; column++) matrix[row][column] = bought.Between(from[row], from[column]);
            matrix[row][row] = bought.Own(from[row]) + Ridge;
        }

        var weights = Array.ConvertAll(from, other => bought.Between(number, other));
        return Cholesky.TrySolve(matrix, weights) ? (from, weights) : ([], []);
    }
}
