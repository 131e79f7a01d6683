using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Reads what the merchant entered: tax rates and ways of sending.</summary>
public sealed class TaxesAndShipping(ShopDbContext db, TimeProvider clock)
{
    public async Task<TaxTable> TaxesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rates = await db.Set<TaxRate>().AsNoTracking().Where(rate => rate.ValidFrom <= now).OrderBy(rate => rate.ValidFrom)
            .ToListAsync(cancellationToken);
        var latest = new Dictionary<(string, TaxClass), Percentage>();
        foreach (var rate in rates) latest[(rate.Country, rate.TaxClass)] = rate.Rate;
        return new TaxTable(latest);
    }

    /// <summary>The ways of sending that weight there, cheapest first; empty when the shop does not deliver there.</summary>
    public async Task<IReadOnlyList<ShippingMethod>> ShippingAsync(
        string country, int weightGrams, Currency currency, CancellationToken cancellationToken)
    {
        var marked = $",{country},";
        return await db.Set<ShippingMethod>().AsNoTracking()
            .Where(method => method.Countries.Contains(marked) && method.MaxWeightGrams >= weightGrams && method.Currency == currency)
            .OrderBy(method => method.PriceMinor).ThenBy(method => method.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The countries that something can be sent to.</summary>
    public async Task<IReadOnlyList<string>> CountriesAsync(CancellationToken cancellationToken)
    {
        var lists = await db.Set<ShippingMethod>().Select(method => method.Countries).Distinct().ToListAsync(cancellationToken);
        return [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)];
    }
}
