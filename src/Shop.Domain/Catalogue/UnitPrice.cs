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
}
