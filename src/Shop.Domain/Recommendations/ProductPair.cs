namespace Shop.Domain.Recommendations;

/// <summary>
/// How strongly two products were bought together. Each pair is one row, the smaller number first, so that an order
/// of n products touches n(n−1)/2 rows and not twice as many.
/// </summary>
public sealed class ProductPair
{
    /// <summary>No pairs from larger orders: they say little about taste and would write thousands of rows each.</summary>
    public const int MaxProducts = 100;

    private const double Micro = 1_000_000;

    private ProductPair()
    {
    }

    public int LowNumber { get; private set; }

    public int HighNumber { get; private set; }

    /// <summary>Millionths, so that taking an order back leaves exactly what was there before it.</summary>
    public long WeightMicro { get; private set; }

    /// <summary>What an order of that many products adds to each of its pairs: (n−1)^−½, in millionths.</summary>
    public static long WeightOf(int products) => (long)Math.Round(Micro / Math.Sqrt(products - 1));

    internal static ProductPair Of((int Low, int High) numbers, long weightMicro) =>
        new() { LowNumber = numbers.Low, HighNumber = numbers.High, WeightMicro = weightMicro };
}
