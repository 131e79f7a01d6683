using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>The VAT rate of a country for a class of goods from an instant on. Data that the merchant keeps, never code.</summary>
public sealed class TaxRate
{
    private TaxRate()
    {
    }

    public string Country { get; private set; } = "";

    public TaxClass TaxClass { get; private set; }

    public DateTimeOffset ValidFrom { get; private set; }

    public Percentage Rate { get; private set; }

    public static TaxRate Of(string country, TaxClass taxClass, Percentage rate, DateTimeOffset validFrom) =>
        rate.BasisPoints is < 0 or > 10_000
            ? throw new DomainException($"{rate} is not a tax rate.")
            : new() { Country = country, TaxClass = taxClass, Rate = rate, ValidFrom = validFrom };
}

/// <summary>The rates that hold now.</summary>
public sealed class TaxTable(IReadOnlyDictionary<(string Country, TaxClass Class), Percentage> rates)
{
    /// <exception cref="DomainException">The shop ships to a country whose rates nobody entered.</exception>
    public Percentage RateFor(string country, TaxClass taxClass) =>
        rates.TryGetValue((country, taxClass), out var rate)
            ? rate
            : throw new DomainException($"There is no {taxClass} tax rate for {country}.");
}
