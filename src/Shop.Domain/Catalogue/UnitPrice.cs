using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>The price per kilo that Directive 98/6/EC wants beside the price of food sold by weight.</summary>
public static class UnitPrice
{
    private const int GramsPerKilo = 1000;

    /// <summary>Rounded to the minor unit, half away from zero; null for what is not food or does not say what it holds.</summary>
    public static Money? PerKilo(Money price, TaxClass taxClass, int? netGrams) =>
        taxClass == TaxClass.Food && netGrams is { } grams
            ? new Money(Rounding.Divide((Int128)price.Minor * GramsPerKilo, grams), price.Currency)
            : null;

    internal static Money? Lowest(IEnumerable<Money?> prices) => prices.Min();
}
