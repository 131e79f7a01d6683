using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>Prices from and to, both included, in minor units of the shop's currency. Without an end there is no highest price.</summary>
public readonly record struct PriceRange(long FromMinor, long? ToMinor)
{
    private static readonly int[] Bounds = [0, 10, 25, 50, 100];

    /// <summary>The ranges that lists offer. A price on a bound is in both its neighbours, as the words "from" and "to" say.</summary>
    public static IReadOnlyList<PriceRange> OfferedIn(Currency currency) =>
    [
        .. Bounds.Select((bound, index) =>
            new PriceRange(InMinor(bound, currency), index + 1 < Bounds.Length ? InMinor(Bounds[index + 1], currency) : null)),
    ];

    public bool Holds(long minor) => minor >= FromMinor && (ToMinor is null || minor <= ToMinor);

    private static long InMinor(int units, Currency currency) => units * (long)Math.Pow(10, currency.Exponent);
}
