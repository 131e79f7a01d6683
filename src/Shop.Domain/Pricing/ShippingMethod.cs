using System.Text.Json;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>A way of sending parcels to some countries. Data that the merchant keeps; orders freeze what they were sent by.</summary>
public sealed class ShippingMethod : IPublicContent
{
    public const int CodeLength = 40;
    public const int NameLength = 100;
    public const int PickupPlaceLength = 1000;

    private readonly List<ShippingPlace> _places = [];

    private ShippingMethod()
    {
    }

    public int Id { get; private set; }

    /// <summary>What the checkout form sends, such as "standard"; one code may stand for several groups of countries.</summary>
    public string Code { get; private set; } = "";

    /// <summary>ISO codes between commas, both ends too: ",ES,PT,".</summary>
    public string Countries { get; private set; } = "";

    public IEnumerable<string> CountryCodes => Countries.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same countries, by which a constraint lets a code serve each of them once. Loaded for changes only.</summary>
    public IReadOnlyList<ShippingPlace> Places => _places;

    /// <summary>JSON object of culture and name.</summary>
    public string Names { get; private set; } = "{}";

    public long PriceMinor { get; private set; }

    public ShippingPriceKind PriceKind { get; private set; }

    /// <summary>As <see cref="ShippingSteps.ToText"/> writes them.</summary>
    public string Steps { get; private set; } = "";

    /// <summary>Goods from this amount on, after the discount, travel free.</summary>
    public long? FreeFromMinor { get; private set; }

    public Currency Currency { get; private set; }

    public int MaxWeightGrams { get; private set; }

    public ParcelSize MaxSize { get; private set; }

    public int MinDays { get; private set; }

    public int MaxDays { get; private set; }

    /// <summary>Ranges between spaces; empty when all postcodes are reached.</summary>
    public string Postcodes { get; private set; } = "";

    /// <summary>JSON object of culture and text where it is picked up; null for a way on which a parcel is sent.</summary>
    public string? PickupPlaces { get; private set; }

    public bool IsPickup => PickupPlaces is not null;

    public int Position { get; private set; }

    /// <summary>Shoppers may choose it.</summary>
    public bool IsActive { get; private set; }

    public int Version { get; private set; }

    IEnumerable<string> IPublicContent.ChangeTags => [PricingTags.Shipping];

    public static ShippingMethod Create(
        string code, IEnumerable<string> countries, IReadOnlyDictionary<string, string> names, Money price, Money? freeFrom,
        int maxWeightGrams, (int Min, int Max) days) => Create(code, new ShippingTerms
    {
        Names = names, Countries = [.. countries], Price = price, FreeFrom = freeFrom, MaxWeightGrams = maxWeightGrams, Days = days,
    });

    /// <exception cref="DomainException">The terms contradict themselves.</exception>
    public static ShippingMethod Create(string code, ShippingTerms terms) =>
        new ShippingMethod { Code = code, Currency = terms.Price.Currency }.Change(terms);

    /// <summary>Changes all but the code and the currency.</summary>
    /// <exception cref="DomainException">The terms contradict themselves, or are in another currency.</exception>
    public ShippingMethod Change(ShippingTerms terms)
    {
        if (terms.Price.Minor < 0) throw new DomainException("Shipping never costs less than nothing.");
        if (terms.Price.Currency != Currency || (terms.FreeFrom ?? terms.Price).Currency != Currency)
            throw new DomainException($"{Code} costs {Currency}.");
        if (terms.Countries.Count == 0) throw new DomainException("A way of sending leads to a country.");
        (Names, PriceMinor, FreeFromMinor) = (JsonSerializer.Serialize(terms.Names), terms.Price.Minor, terms.FreeFrom?.Minor);
        (PriceKind, Steps) = (terms.Steps.Kind, terms.Steps.Checked().ToText());
        (MaxWeightGrams, MaxSize) = (terms.MaxWeightGrams, terms.MaxSize);
        (MinDays, MaxDays) = terms.Days;
        (Postcodes, Position, IsActive) = (string.Join(' ', terms.Postcodes), terms.Position, terms.IsActive);
        PickupPlaces = terms.Pickup is null ? null : JsonSerializer.Serialize(terms.Pickup);
        Countries = $",{string.Join(',', terms.Countries)},";
        _places.RemoveAll(place => !terms.Countries.Contains(place.Country));
        var added = terms.Countries.Distinct().Except(_places.Select(place => place.Country)).ToList();
        _places.AddRange(added.Select(country => ShippingPlace.Of(this, country)));
        Version++;
        return this;
    }

    /// <summary>What it costs for goods of that price and weight in the parcel.</summary>
    public QuotedShipping For(Money goods, long weightGrams, string culture) => new(
        Code, NameIn(culture), new Money(FreeFromMinor <= goods.Minor ? 0 : PriceOf(goods, weightGrams), Currency), MinDays, MaxDays)
    {
        PickupPlace = PickupPlaceIn(culture),
    };

    /// <summary>The same in minor units, before it is free.</summary>
    public long PriceOf(Money goods, long weightGrams) => ShippingSteps.Of(PriceKind, Steps).PriceOf(PriceMinor, goods, weightGrams);

    /// <summary>Whether that address is in its zone; true as long as the postcode is not known.</summary>
    public bool Reaches(string country, string? postcode)
    {
        if (Postcodes.Length == 0 || postcode is null || Shared.Postcodes.Normalise(country, postcode) is not { } known) return true;
        var letters = string.Concat(known.Where(char.IsAsciiLetterOrDigit));
        return Ranges().Any(range => range.Has(letters));
    }

    /// <summary>The postcodes that it reaches; none when it reaches all.</summary>
    public IEnumerable<PostcodeRange> Ranges()
    {
        foreach (var text in Postcodes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (PostcodeRange.TryParse(text, out var range)) yield return range;
    }

    /// <summary>Its names by culture.</summary>
    public IReadOnlyDictionary<string, string> AllNames() => JsonSerializer.Deserialize<Dictionary<string, string>>(Names)!;

    /// <summary>Where it is picked up, by culture; empty for a way on which a parcel is sent.</summary>
    public IReadOnlyDictionary<string, string> AllPickupPlaces() =>
        PickupPlaces is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(PickupPlaces)!;

    /// <summary>In that language, else in the fallback; null for a way on which a parcel is sent.</summary>
    public string? PickupPlaceIn(string culture)
    {
        var places = AllPickupPlaces();
        return IsPickup ? places.GetValueOrDefault(culture) ?? places.GetValueOrDefault(Language.FallbackCode) ?? "" : null;
    }

    /// <summary>In that language, else in the fallback, else the code.</summary>
    public string NameIn(string culture)
    {
        var names = AllNames();
        return names.GetValueOrDefault(culture) ?? names.GetValueOrDefault(Language.FallbackCode) ?? Code;
    }
}

/// <summary>A country that a code serves in a currency: each one once, by constraint.</summary>
public sealed class ShippingPlace
{
    private ShippingPlace()
    {
    }

    public int MethodId { get; private set; }

    public string Country { get; private set; } = "";

    public string Code { get; private set; } = "";

    public Currency Currency { get; private set; }

    internal static ShippingPlace Of(ShippingMethod method, string country) =>
        new() { Country = country, Code = method.Code, Currency = method.Currency };
}
