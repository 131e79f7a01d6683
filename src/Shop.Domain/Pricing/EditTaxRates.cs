using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What is to hold in a country from a moment on: a rate for each class that is named, or none with null.</summary>
/// <param name="Version">That of the country's rates when they were shown; 0 when there were none.</param>
public sealed record NewTaxRates(string Country, int Version, IReadOnlyDictionary<TaxClass, Percentage?> Rates);

/// <summary>What staff do to tax rates. Orders that were placed keep theirs.</summary>
public sealed class EditTaxRates(ShopDbContext db)
{
    /// <summary>
    /// Enters the rates of several countries, all or none. <see cref="SaveResult.Stale"/> when one of them is not of the version
    /// that was shown any more.
    /// </summary>
    public async Task<SaveResult> ChargeAsync(IReadOnlyList<NewTaxRates> wanted, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var codes = wanted.Select(each => each.Country).ToList();
        var result = await db.TryAsync(async () =>
        {
            var stored = await db.Set<TaxCountry>().AsTracking().Where(country => codes.Contains(country.Code))
                .ToListAsync(cancellationToken);
            if (wanted.Any(each => each.Version != (stored.Find(country => country.Code == each.Country)?.Version ?? 0)))
                return SaveResult.Stale;
            foreach (var each in wanted) Charge(stored.Find(country => country.Code == each.Country), each, from);
            return SaveResult.Saved;
        }, cancellationToken);
        // Somebody else entered the country's first rates in the same moment.
        return result == SaveResult.Duplicate ? SaveResult.Stale : result;
    }

    /// <summary>Takes out a rate that no order was placed at, else it is <see cref="SaveResult.InUse"/>.</summary>
    public Task<SaveResult> RemoveAsync(
        string country, int version, TaxClass taxClass, DateTimeOffset from, CancellationToken cancellationToken) => db.TryAsync(async () =>
    {
        var stored = await db.Set<TaxCountry>().AsTracking().SingleOrDefaultAsync(each => each.Code == country, cancellationToken);
        if (stored is null) return SaveResult.Missing;
        return stored.Version == version ? stored.Remove(taxClass, from) : SaveResult.Stale;
    }, cancellationToken);

    private void Charge(TaxCountry? stored, NewTaxRates wanted, DateTimeOffset from)
    {
        var country = stored ?? db.Add(TaxCountry.Of(wanted.Country)).Entity;
        foreach (var (taxClass, rate) in wanted.Rates) country.Charge(taxClass, rate, from);
    }
}
