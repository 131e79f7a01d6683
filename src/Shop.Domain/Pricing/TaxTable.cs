using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>The rates that hold at one moment.</summary>
public sealed class TaxTable
{
    private readonly Dictionary<(string Country, TaxClass Class), TaxRate> _rates = [];

    /// <param name="begun">All that have begun, the oldest first: of a country and a class the last one counts.</param>
    public TaxTable(IEnumerable<TaxRate> begun)
    {
        foreach (var rate in begun) _rates[(rate.Country, rate.TaxClass)] = rate;
    }

    /// <summary>A rate of nothing for every class: what goods cost is known although their tax is not.</summary>
    public static TaxTable Untaxed(string country) =>
        new(Enum.GetValues<TaxClass>().Select(each => TaxRate.Of(country, each, Percentage.Zero, DateTimeOffset.UnixEpoch)));

    /// <summary>Null when nobody entered one, or when the last one was ended.</summary>
    public TaxRate? Find(string country, TaxClass taxClass) =>
        _rates.GetValueOrDefault((country, taxClass)) is { Rate: not null } found ? found : null;

    /// <summary>Those of the classes that have no rate there.</summary>
    public IReadOnlyList<TaxClass> MissingIn(string country, IEnumerable<TaxClass> classes) =>
        [.. classes.Distinct().Order().Where(each => Find(country, each) is null)];

    /// <summary>Those of the classes' rates that no order was placed at yet.</summary>
    public IReadOnlyList<TaxRate> UnusedIn(string country, IEnumerable<TaxClass> classes) =>
        [.. classes.Distinct().Order().Select(each => Find(country, each)).OfType<TaxRate>().Where(rate => !rate.IsUsed)];

    /// <exception cref="DomainException">There is none. <see cref="QuoteLines"/> asks first.</exception>
    public Percentage RateFor(string country, TaxClass taxClass) =>
        Find(country, taxClass)?.Rate ?? throw new DomainException($"There is no {taxClass} tax rate for {country}.");
}
