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

    internal static ProductCount Of(ProductId productId) => new() { ProductId = productId };

    internal void Change(int by, bool isPaired)
    {
        Count += by;
        if (isPaired) PairedCount += by;
    }
}
