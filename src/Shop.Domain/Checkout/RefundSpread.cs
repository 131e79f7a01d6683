using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Divides amounts that belong to no single line: by largest remainder, so that the shares sum to the whole.</summary>
internal static class RefundSpread
{
    private sealed record Bucket(int? LinePosition, Percentage Rate, long LeftMinor);

    /// <summary>What these pieces cost: their share of what is left of the line. All that are left take all that is left.</summary>
    public static long PiecesOf(LineItem line, int quantity) =>
        quantity <= 0 || quantity > line.LeftQuantity
            ? 0
            : Rounding.LargestRemainder(line.LeftMinor, [quantity, line.LeftQuantity - quantity])[0];

    /// <summary>A part of the delivery's price, over its tax rates.</summary>
    public static IEnumerable<RefundShare> Shipping(Order order, long minor) =>
        Shares(RefundPartKind.Shipping, minor, [.. order.ShippingLeft.Select(each => new Bucket(null, each.Rate, each.LeftMinor))]);

    /// <summary>
    /// A discount after the fact: over the tax rates by what is left of each after the other shares of the refund, and within
    /// a rate over its lines and delivery.
    /// </summary>
    public static IEnumerable<RefundShare> Goodwill(Order order, long minor, IReadOnlyCollection<RefundShare> others)
    {
        if (minor == 0) return [];
        var left = BucketsOf(order).Select(bucket => bucket with { LeftMinor = bucket.LeftMinor - TakenOf(bucket, others) }).ToList();
        var rates = left.GroupBy(bucket => bucket.Rate).ToList();
        var ofRates = Rounding.LargestRemainder(minor, [.. rates.Select(rate => rate.Sum(bucket => bucket.LeftMinor))]);
        return rates.Zip(ofRates, (rate, part) => Shares(RefundPartKind.Goodwill, part, [.. rate])).SelectMany(shares => shares);
    }

    private static IEnumerable<Bucket> BucketsOf(Order order) =>
        order.Lines.Select(line => new Bucket(line.Position, line.TaxRate, line.LeftMinor))
        .Concat(order.ShippingLeft.Select(each => new Bucket(null, each.Rate, each.LeftMinor)));

    private static long TakenOf(Bucket bucket, IEnumerable<RefundShare> others) =>
        others.Where(share => share.LinePosition == bucket.LinePosition && share.TaxRate == bucket.Rate).Sum(share => share.AmountMinor);

    private static IEnumerable<RefundShare> Shares(RefundPartKind kind, long minor, IReadOnlyList<Bucket> over)
    {
        if (minor == 0) return [];
        return over.Zip(Rounding.LargestRemainder(minor, [.. over.Select(bucket => bucket.LeftMinor)]),
            (bucket, part) => new RefundShare(kind, bucket.LinePosition, bucket.Rate, part)).Where(share => share.AmountMinor > 0);
    }
}
