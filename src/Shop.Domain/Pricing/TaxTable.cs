using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>The rates that hold at one moment.</summary>
public sealed class TaxTable
{
    private readonly Dictionary<(string Country, TaxClass Class), TaxRate> _rates;

    // Where what nobody entered is a rate of nothing.
    private readonly string? _free;

    /// <param name="begun">All that have begun, the oldest first: of a country and a class the last one counts.</param>
    public TaxTable(IEnumerable<TaxRate> begun)
        : this([], null)
    {
        foreach (var rate in begun) _rates[(rate.Country, rate.TaxClass)] = rate;
    }

    private TaxTable(Dictionary<(string Country, TaxClass Class), TaxRate> rates, string? free) => (_rates, _free) = (rates, free);

    /// <summary>A rate of nothing for every class: what goods cost is known although their tax is not.</summary>
    public static TaxTable Untaxed(string country) => new([], country);

    /// <summary>The rates as they are charged at a place.</summary>
    public TaxTable At(TaxPlace place) => place.Basis == TaxBasis.Exempt
        ? Untaxed(place.RatesOf)
        : place.IsFreeUnlessEntered ? new TaxTable(_rates, place.RatesOf) : this;

    /// <summary>Null when nobody entered one, or when the last one was ended.</summary>
    public TaxRate? Find(string country, TaxClass taxClass)
    {
        if (_rates.TryGetValue((country, taxClass), out var found)) return found.Rate is null ? null : found;
        return country == _free ? TaxRate.Of(country, taxClass, Percentage.Zero, DateTimeOffset.UnixEpoch) : null;
    }

    /// <summary>Those of the classes that have no rate there.</summary>
    public IReadOnlyList<TaxClass> MissingIn(string country, IEnumerable<TaxClass> classes) =>
        [.. classes.Distinct().Order().Where(each => Find(country, each) is null)];

    /// <summary>Those of the classes' rates that no order was placed at yet.</summary>
    public IReadOnlyList<TaxRate> UnusedIn(string country, IEnumerable<TaxClass> classes) =>
        [.. classes.Distinct().Order().Select(each => _rates.GetValueOrDefault((country, each)))
            .Where(rate => rate is { Rate: not null, IsUsed: false }).Select(rate => rate!)];

    /// <exception cref="DomainException">There is none. <see cref="QuoteLines"/> asks first.</exception>
    public Percentage RateFor(string country, TaxClass taxClass) =>
        Find(country, taxClass)?.Rate ?? throw new DomainException($"There is no {taxClass} tax rate for {country}.");
}
