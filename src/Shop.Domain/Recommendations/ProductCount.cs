using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>How many paid orders hold a product. Its number stands for the product in the pairs, at a tenth of the id's size.</summary>
public sealed class ProductCount
{
    private ProductCount()
    {
    }

    public int Number { get; private set; }

    public ProductId ProductId { get; private set; }

    public long Count { get; private set; }

    /// <summary>
    /// Those of them that were small enough for pairs. Pairs are measured against this: an order that can make none
    /// says nothing on whether two products go together.
    /// </summary>
    public long PairedCount { get; private set; }

    /// <summary>The sum of the weights that the product's orders gave to each of their pairs, in millionths.</summary>
    public long PairWeightMicro { get; private set; }

    /// <summary>
    /// How much the product sells now: the sum of its orders' heat, in which an order counts half of one 30 days younger.
    /// </summary>
    public long Heat { get; private set; }

    internal static ProductCount Of(ProductId productId) => new() { ProductId = productId };

    internal void Add(PurchaseWeight order)
    {
        Count += order.Count;
        PairedCount += order.PairedCount;
        PairWeightMicro += order.PairWeightMicro;
        Heat += order.Heat;
    }

    internal void Become(PurchaseWeight sum) =>
        (Count, PairedCount, PairWeightMicro, Heat) = (sum.Count, sum.PairedCount, sum.PairWeightMicro, sum.Heat);
}
