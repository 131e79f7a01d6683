namespace Shop.Domain.Recommendations;

/// <summary>
/// What an order adds to the counts of each of its products. All are whole numbers that follow from the order alone, so
/// that sums do not depend on the order of adding and taking back leaves no trace.
/// </summary>
internal readonly record struct PurchaseWeight(long Count, long PairedCount, long PairWeightMicro, long Heat)
{
    private const double HeatAtStart = 1000;

    // 2^30 thousandfold leaves room for eight million orders of one product; a start so old is moved long before.
    private const double MaxHalfLives = 30;

    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(30);

    public static PurchaseWeight operator +(PurchaseWeight a, PurchaseWeight b) =>
        new(a.Count + b.Count, a.PairedCount + b.PairedCount, a.PairWeightMicro + b.PairWeightMicro, a.Heat + b.Heat);

    public static PurchaseWeight operator -(PurchaseWeight a) => new(-a.Count, -a.PairedCount, -a.PairWeightMicro, -a.Heat);

    /// <param name="products">How many the order holds.</param>
    /// <param name="at">When it was paid.</param>
    /// <param name="heatSince">When an order weighed 1000; later ones weigh more, so that none has to be cooled down.</param>
    public static PurchaseWeight Of(int products, DateTimeOffset at, DateTimeOffset heatSince) => new(
        1, products <= ProductPair.MaxProducts ? 1 : 0,
        products is > 1 and <= ProductPair.MaxProducts ? ProductPair.WeightOf(products) : 0,
        (long)Math.Round(HeatAtStart * Math.Pow(2, Math.Min(MaxHalfLives, (at - heatSince) / HalfLife))));
}
