using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// The VAT rates of one country, or of a part of one that is taxed by itself. Rates follow one another and never overlap: each
/// holds until the next of its class begins. What was sold at a rate keeps it, so a used one is not changed, only followed by
/// another.
/// </summary>
public sealed class TaxCountry
{
    private readonly List<TaxRate> _rates = [];

    private TaxCountry()
    {
    }

    /// <summary>As <see cref="TaxTerritory.Code"/>.</summary>
    public string Code { get; private set; } = "";

    public int Version { get; private set; }

    public IReadOnlyList<TaxRate> Rates => _rates;

    /// <exception cref="DomainException">The shop does not know the place.</exception>
    public static TaxCountry Of(string code) =>
        TaxTerritory.Find(code) is not null
            ? new TaxCountry { Code = code }
            : throw new DomainException($"'{code}' is no country that the shop knows.");

    /// <summary>What holds at that moment; null when nothing does.</summary>
    public Percentage? RateAt(TaxClass taxClass, DateTimeOffset at) =>
        _rates.Where(rate => rate.TaxClass == taxClass && rate.ValidFrom <= at).MaxBy(rate => rate.ValidFrom)?.Rate;

    /// <summary>Lets a rate hold from then on, or none with null. What holds anyway is not entered again.</summary>
    /// <exception cref="DomainException">Orders were placed at a rate that begins at the same moment.</exception>
    public TaxCountry Charge(TaxClass taxClass, Percentage? rate, DateTimeOffset from)
    {
        Version++;
        if (RateAt(taxClass, from) == rate) return this;
        var same = _rates.Find(each => each.TaxClass == taxClass && each.ValidFrom == from);
        if (same is null) _rates.Add(TaxRate.Of(Code, taxClass, rate, from));
        else if (same.IsUsed) throw new DomainException($"Orders were placed at the rate of {from:O}.");
        else same.Correct(rate);
        return this;
    }

    /// <summary>Takes a rate out; the one before it holds on. <see cref="SaveResult.InUse"/> when an order was placed at it.</summary>
    public SaveResult Remove(TaxClass taxClass, DateTimeOffset from)
    {
        if (_rates.Find(rate => rate.TaxClass == taxClass && rate.ValidFrom == from) is not { } found) return SaveResult.Missing;
        if (found.IsUsed) return SaveResult.InUse;
        Version++;
        _rates.Remove(found);
        return SaveResult.Saved;
    }
}
