using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// The VAT rate of a country for a class of goods from an instant on, until the next one of both begins. Data that the merchant
/// keeps, never code.
/// </summary>
public sealed class TaxRate
{
    private TaxRate()
    {
    }

    public string Country { get; private set; } = "";

    public TaxClass TaxClass { get; private set; }

    public DateTimeOffset ValidFrom { get; private set; }

    /// <summary>Null: from then on there is none, and such goods are not sold there.</summary>
    public Percentage? Rate { get; private set; }

    /// <summary>An order was placed at it: set by a guarded update, and never taken back.</summary>
    public bool IsUsed { get; private set; }

    /// <exception cref="DomainException">Less than nothing, or more than everything.</exception>
    public static TaxRate Of(string country, TaxClass taxClass, Percentage? rate, DateTimeOffset validFrom) =>
        rate?.BasisPoints is < 0 or > 10_000
            ? throw new DomainException($"{rate} is not a tax rate.")
            : new() { Country = country, TaxClass = taxClass, Rate = rate, ValidFrom = validFrom };

    internal void Correct(Percentage? rate) => Rate = rate;
}
