using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>The amount that a product has of a measurement: "Height", 12.5 cm.</summary>
public sealed class ProductMeasurement
{
    private ProductMeasurement()
    {
    }

    public ProductId ProductId { get; private set; }

    public string FacetCode { get; private set; } = "";

    /// <summary>One of the measurement's values, or null for a plain number.</summary>
    public string? UnitCode { get; private set; }

    /// <summary>A whole number, so that both databases store the amount exactly.</summary>
    public long AmountInTenThousandths { get; private set; }

    public decimal Amount => Measurement.FromTenThousandths(AmountInTenThousandths);

    internal static ProductMeasurement For(ProductId productId, string facetCode) => new() { ProductId = productId, FacetCode = facetCode };

    internal void Set(decimal amount, string? unitCode) =>
        (AmountInTenThousandths, UnitCode) = (Measurement.ToTenThousandths(amount), unitCode);
}

/// <summary>An amount and what its unit is called; null for a plain number.</summary>
public sealed record Measurement(decimal Amount, string? Unit)
{
    public const int MaxDecimals = 4;
    public const long Max = 1_000_000_000;

    private const decimal Scale = 10_000;

    /// <summary>What <see cref="IsAmount"/> asks, in words for messages.</summary>
    public static string AmountRule { get; } =
        $"a number between -{Max} and {Max} with at most {MaxDecimals} decimals, like 12.5 or 1.1250";

    public static bool IsAmount(decimal amount) => Math.Abs(amount) <= Max && amount * Scale == decimal.Truncate(amount * Scale);

    /// <summary>
    /// The one spelling of an amount, which <see cref="NumberText"/> reads alike everywhere: three decimals get a fourth, since
    /// "1.125" might be more than a thousand.
    /// </summary>
    public static string ToText(decimal amount)
    {
        var hasThree = amount * 1000 == decimal.Truncate(amount * 1000) && amount * 100 != decimal.Truncate(amount * 100);
        return amount.ToString(hasThree ? "0.0000" : "0.####", CultureInfo.InvariantCulture);
    }

    internal static decimal FromTenThousandths(long amount) => amount / Scale;

    /// <exception cref="DomainException">It is too large, or has too many decimals.</exception>
    internal static long ToTenThousandths(decimal amount) =>
        IsAmount(amount) ? (long)(amount * Scale) : throw new DomainException($"{amount} is not a valid amount: write {AmountRule}.");
}
