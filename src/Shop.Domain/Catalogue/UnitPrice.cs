using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// The price per kilo or litre that Directive 98/6/EC wants beside the price of goods sold by amount.
/// <paramref name="Unit"/> tells which: grams are priced by the kilo, millilitres by the litre.
/// </summary>
public sealed record UnitPrice(Money Price, NetUnit Unit)
{
    private const int SmallInLarge = 1000;

    /// <summary>Rounded to the minor unit, half away from zero; null for what does not say how much it holds.</summary>
    public static UnitPrice? Of(Money price, int? netAmount, NetUnit unit) => netAmount is { } amount
        ? new UnitPrice(new Money(Rounding.Divide((Int128)price.Minor * SmallInLarge, amount), price.Currency), unit)
        : null;

    /// <summary>The lowest of a product's: kilos and litres do not compare, so the first one's unit decides.</summary>
    internal static UnitPrice? Lowest(IEnumerable<UnitPrice?> prices)
    {
        var known = prices.OfType<UnitPrice>().ToList();
        return known.Where(price => price.Unit == known[0].Unit).MinBy(price => price.Price);
    }
}
