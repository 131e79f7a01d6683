using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Reads what the merchant entered: tax rates and ways of sending.</summary>
public sealed class TaxesAndShipping(ShopDbContext db, TimeProvider clock, ShopTaxes shop, ArrivalPromises promises)
{
    private static readonly Func<ShopDbContext, DateTimeOffset, IAsyncEnumerable<TaxRate>> Rates =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, DateTimeOffset now) =>
            db.Set<TaxRate>().AsNoTracking().OrderBy(rate => rate.ValidFrom).Where(rate => rate.ValidFrom <= now)));

    private static readonly Func<ShopDbContext, string, int, Currency, IAsyncEnumerable<ShippingMethod>> Methods =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, string country, int weightGrams, Currency currency) => db.Set<ShippingMethod>().AsNoTracking()
            .OrderBy(method => method.Position).ThenBy(method => method.PriceMinor).ThenBy(method => method.Id)
            .Where(method => method.IsActive && method.Countries.Contains(country) && method.MaxWeightGrams >= weightGrams
                && method.Currency == currency)));

    private static readonly Func<ShopDbContext, IAsyncEnumerable<string>> Countries = CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db) => db.Set<ShippingMethod>().Where(method => method.IsActive).Select(method => method.Countries).Distinct()));

    /// <summary>Where and how the shop is taxed.</summary>
    public ShopTaxes Shop => shop;

    /// <summary>The rates that hold now.</summary>
    public async Task<TaxTable> TaxesAsync(CancellationToken cancellationToken)
    {
        var begun = new List<TaxRate>();
        await foreach (var rate in Rates(db, clock.GetUtcNow()).WithCancellation(cancellationToken)) begun.Add(rate);
        return new TaxTable(begun);
    }

    /// <summary>
    /// The ways of sending that weight there, in the merchant's order and the cheapest first; empty when the shop does not deliver there.
    /// </summary>
    public async Task<IReadOnlyList<ShippingMethod>> ShippingAsync(
        string country, int weightGrams, Currency currency, CancellationToken cancellationToken) =>
        // A method's countries stand between commas.
        await Methods(db, $",{country},", weightGrams, currency).ToListAsync(cancellationToken);

    /// <summary>On which days parcels arrive that are ordered now.</summary>
    public Task<PromisesNow> PromisesAsync(CancellationToken cancellationToken) => promises.ReadAsync(cancellationToken);

    /// <summary>The countries that something can be sent to.</summary>
    public async Task<IReadOnlyList<string>> CountriesAsync(CancellationToken cancellationToken)
    {
        var lists = await Countries(db).ToListAsync(cancellationToken);
        return [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()
            .Order(StringComparer.Ordinal)];
    }
}
