using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// The cheapest way of sending to these countries: what it costs, from which sum on it is free, how many working days it takes.
/// </summary>
/// <param name="Countries">ISO codes, in the merchant's order.</param>
/// <param name="FreeFrom">Null when it is never free.</param>
/// <param name="Days">Null when the merchant says nothing of it.</param>
public sealed record DeliveryTerms(IReadOnlyList<string> Countries, Money Price, Money? FreeFrom, (int Min, int Max)? Days);

/// <summary>The ways of sending in each currency, in memory: product pages tell of them.</summary>
public sealed class ShippingMethodCache(ChangeFeed changes)
    : ChangeAwareCache<Currency, IReadOnlyList<ShippingMethod>>(changes, MaxCurrencies)
{
    private const int MaxCurrencies = 200;

    protected override IEnumerable<Currency>? StaleKeys(ContentChange change) => change.Tags.Contains(PricingTags.Shipping) ? null : [];
}

/// <summary>When parcels leave, in memory: product pages, carts and orders promise by it.</summary>
public sealed class DispatchCache(ChangeFeed changes) : ChangeAwareCache<int, Dispatch>(changes, 1)
{
    protected override IEnumerable<int>? StaleKeys(ContentChange change) => change.Tags.Contains(PricingTags.Shipping) ? null : [];
}

/// <summary>Reads what delivery costs and takes before anybody has said where to.</summary>
public sealed class ReadDeliveryTerms(ShopDbContext db, ShippingMethodCache cache)
{
    /// <summary>
    /// Countries with the same terms stand together, the fewest first. Empty when nothing of that weight and size is sent for that
    /// currency.
    /// </summary>
    public async Task<IReadOnlyList<DeliveryTerms>> ExecuteAsync(
        Currency currency, int weightGrams, ParcelSize size, CancellationToken cancellationToken)
    {
        var methods = (await MethodsAsync(currency, cancellationToken))
            .Where(method => method.MaxWeightGrams >= weightGrams && method.MaxSize >= size).ToList();
        long PriceOf(ShippingMethod method) => method.PriceOf(Money.Zero(currency), weightGrams);
        methods = [.. methods.OrderBy(PriceOf)];
        return [.. methods.SelectMany(method => method.CountryCodes).Distinct()
            .Select(country => (Country: country, Method: methods.First(method => method.CountryCodes.Contains(country))))
            .GroupBy(each => (Price: PriceOf(each.Method), each.Method.FreeFromMinor, each.Method.MinDays, each.Method.MaxDays))
            .Select(group => TermsOf(group.First().Method, group.Key.Price, [.. group.Select(each => each.Country)]))
            .OrderBy(terms => terms.Countries.Count).ThenBy(terms => terms.Price.Minor)];
    }

    // The cheapest first.
    private async Task<IReadOnlyList<ShippingMethod>> MethodsAsync(Currency currency, CancellationToken cancellationToken)
    {
        if (cache.Find(currency) is { } known) return known;
        var stamp = cache.Stamp;
        var read = await db.Set<ShippingMethod>().AsNoTracking()
            .Where(method => method.IsActive && method.Currency == currency && method.PickupPlaces == null)
            .OrderBy(method => method.PriceMinor).ThenBy(method => method.Id).ToListAsync(cancellationToken);
        cache.Keep(currency, read, stamp);
        return read;
    }

    private static DeliveryTerms TermsOf(ShippingMethod method, long priceMinor, IReadOnlyList<string> countries) => new(
        countries, new Money(priceMinor, method.Currency),
        method.FreeFromMinor is { } from ? new Money(from, method.Currency) : null,
        method.MaxDays > 0 ? (method.MinDays, method.MaxDays) : null);
}
