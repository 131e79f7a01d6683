using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;

namespace Shop.Domain.Pricing;

/// <summary>A country that a way of sending serves, and the classes of goods in the catalogue that have no rate there now.</summary>
public sealed record UntaxedCountry(string Country, IReadOnlyList<TaxClass> Classes);

/// <summary>Reads the tax rates for staff, those to come included.</summary>
public sealed class TaxCountryList(ShopDbContext db, TaxesAndShipping prices)
{
    /// <summary>By code.</summary>
    public async Task<IReadOnlyList<TaxCountry>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<TaxCountry>().AsNoTracking().OrderBy(country => country.Code).ToListAsync(cancellationToken);

    public Task<TaxCountry?> FindAsync(string code, CancellationToken cancellationToken) =>
        db.Set<TaxCountry>().AsNoTracking().SingleOrDefaultAsync(country => country.Code == code, cancellationToken);

    /// <summary>Where nobody can order some of the goods, since their tax is not known there.</summary>
    public async Task<IReadOnlyList<UntaxedCountry>> UntaxedAsync(CancellationToken cancellationToken)
    {
        var classes = await db.Set<Variant>().Where(variant => !variant.IsWithdrawn).Select(variant => variant.TaxClass).Distinct()
            .ToListAsync(cancellationToken);
        var taxes = await prices.TaxesAsync(cancellationToken);
        var served = await prices.CountriesAsync(cancellationToken);
        return [.. served.Select(country => Untaxed(country, taxes, classes)).Where(country => country.Classes.Count > 0)
            .DistinctBy(country => country.Country)];
    }

    private UntaxedCountry Untaxed(string country, TaxTable taxes, List<TaxClass> classes)
    {
        var place = TaxPlace.Of(TaxTerritory.Of(country, null), prices.Shop);
        return new UntaxedCountry(place.RatesOf, taxes.At(place).MissingIn(place.RatesOf, classes));
    }
}
