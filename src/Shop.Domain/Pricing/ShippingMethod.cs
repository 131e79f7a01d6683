using System.Text.Json;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>A way of sending parcels to some countries. Data that the merchant keeps.</summary>
public sealed class ShippingMethod : IPublicContent
{
    private ShippingMethod()
    {
    }

    public int Id { get; private set; }

    /// <summary>What the checkout form sends, such as "standard"; one code may stand for several groups of countries.</summary>
    public string Code { get; private set; } = "";

    /// <summary>ISO codes between commas, both ends too: ",ES,PT,".</summary>
    public string Countries { get; private set; } = "";

    public IEnumerable<string> CountryCodes => Countries.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>JSON object of culture and name.</summary>
    public string Names { get; private set; } = "{}";

    public long PriceMinor { get; private set; }

    /// <summary>Goods from this amount on, after the discount, travel free.</summary>
    public long? FreeFromMinor { get; private set; }

    public Currency Currency { get; private set; }

    public int MaxWeightGrams { get; private set; }

    public int MinDays { get; private set; }

    public int MaxDays { get; private set; }

    IEnumerable<string> IPublicContent.ChangeTags => [PricingTags.Shipping];

    public static ShippingMethod Create(
        string code, IEnumerable<string> countries, IReadOnlyDictionary<string, string> names, Money price, Money? freeFrom,
        int maxWeightGrams, (int Min, int Max) days) => new()
    {
        Code = code, Countries = $",{string.Join(',', countries)},", Names = JsonSerializer.Serialize(names),
        PriceMinor = price.Minor >= 0 ? price.Minor : throw new DomainException("Shipping never costs less than nothing."),
        FreeFromMinor = freeFrom?.Minor, Currency = price.Currency, MaxWeightGrams = maxWeightGrams, MinDays = days.Min, MaxDays = days.Max,
    };

    /// <summary>What it costs for goods of that price in the parcel.</summary>
    public QuotedShipping For(Money goods, string culture) => new(
        Code, NameIn(culture), new Money(FreeFromMinor <= goods.Minor ? 0 : PriceMinor, Currency), MinDays, MaxDays);

    private string NameIn(string culture)
    {
        var names = JsonSerializer.Deserialize<Dictionary<string, string>>(Names)!;
        return names.GetValueOrDefault(culture) ?? names.GetValueOrDefault(Language.FallbackCode) ?? Code;
    }
}
