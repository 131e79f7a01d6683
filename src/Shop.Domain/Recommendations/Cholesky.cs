namespace Shop.Domain.Recommendations;

/// <summary>Solves linear systems whose matrix is symmetric and positive definite.</summary>
public static class Cholesky
{
    /// <summary>
    /// Turns the right side into the solution and the lower triangle into its factor; false when the matrix is not positive
    /// definite, as it may be where weak pairs were left out.
    /// </summary>
    public static bool TrySolve(double[][] lower, double[] right)
    {
        if (!TryFactor(lower)) return false;
        for (var row = 0; row < right.Length; row++)
            right[row] = (right[row] - Dot(lower[row], right, row)) / lower[row][row];
        for (var row = right.Length - 1; row >= 0; row--)
        {
            right[row] /= lower[row][row];
            for (var column = 0; column < row; column++) right[column] -= lower[row][column] * right[row];
        }

        return true;
    }

    private static bool TryFactor(double[][] lower)
    {
        for (var row = 0; row < lower.Length; row++)
        {
            for (var column = 0; column < row; column++)
                lower[row][column] = (lower[row][column] - Dot(lower[row], lower[column], column)) / lower[column][column];
            var pivot = lower[row][row] - Dot(lower[row], lower[row], row);
            if (!(pivot > 0)) return false;
            lower[row][row] = Math.Sqrt(pivot);
        }

        return true;
    }

    private static double Dot(double[] left, double[] right, int length)
    {
        var sum = 0.0;
        for (var index = 0; index < length; index++) sum += left[index] * right[index];
        return sum;
    }
}
