using Shop.Domain.Recommendations;
using Xunit;

namespace Shop.Domain.Tests.Recommendations;

public sealed class NeighbourSolverTests
{
    private const int Products = 12;

    /// <summary>
    /// EASE's closed form: with P the inverse of the Gram matrix plus the ridge, the weight from i to j is −P[i,j] / P[j,j].
    /// </summary>
    [Fact]
    public void With_every_product_as_candidate_the_weights_are_those_of_EASE()
    {
        var (gram, bought) = Baskets();
        var inverse = InverseOf(gram);
        var weights = NeighbourSolver.Solve(bought, Products, CancellationToken.None)
            .ToDictionary(weight => (weight.From, weight.To), weight => weight.Micro / 1e6);
        for (var from = 0; from < Products; from++)
        for (var to = 0; to < Products; to++)
        {
            var expected = from == to ? 0 : Math.Max(0, -inverse[from, to] / inverse[to, to]);
            Assert.Equal(expected, weights.GetValueOrDefault((from, to)), 1e-5);
        }

        Assert.NotEmpty(weights);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused()
    {
        Assert.False(Cholesky.TrySolve([[1], [2, 1]], [1, 1]));
        double[] right = [3, 3];
        Assert.True(Cholesky.TrySolve([[2], [1, 2]], right));
        Assert.Equal([1.0, 1.0], right, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static (double[,] Gram, CoPurchases Bought) Baskets()
    {
        var gram = new double[Products, Products];
        for (var basket = 1; basket <= 60; basket++)
        {
            var held = Enumerable.Range(0, Products).Where(product => ((basket * (product + 3)) + (basket * basket * product)) % 7 < 3)
                .ToList();
            foreach (var first in held)
            foreach (var second in held) gram[first, second] += 1 / Math.Sqrt(Math.Max(1, held.Count - 1));
        }

        var pairs = from low in Enumerable.Range(0, Products) from high in Enumerable.Range(low + 1, Products - low - 1)
            select (low, high, (float)gram[low, high]);
        return (gram, new CoPurchases([.. Enumerable.Range(0, Products).Select(product => gram[product, product])], [.. pairs], 1));
    }

    // Gauss and Jordan, with the ridge of 5 on the diagonal.
    private static double[,] InverseOf(double[,] gram)
    {
        var wide = new double[Products, Products * 2];
        for (var row = 0; row < Products; row++)
        {
            for (var column = 0; column < Products; column++) wide[row, column] = gram[row, column] + (row == column ? 5 : 0);
            wide[row, Products + row] = 1;
        }

        for (var pivot = 0; pivot < Products; pivot++)
        {
            var by = wide[pivot, pivot];
            for (var column = 0; column < Products * 2; column++) wide[pivot, column] /= by;
            for (var row = 0; row < Products; row++)
            {
                if (row == pivot) continue;
                var factor = wide[row, pivot];
                for (var column = 0; column < Products * 2; column++) wide[row, column] -= factor * wide[pivot, column];
            }
        }

        var inverse = new double[Products, Products];
        for (var row = 0; row < Products; row++)
        for (var column = 0; column < Products; column++) inverse[row, column] = wide[row, Products + column];
        return inverse;
    }
}
