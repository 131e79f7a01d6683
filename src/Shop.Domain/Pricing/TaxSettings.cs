using System.Text.Json.Serialization;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Whose VAT is charged to consumers of other countries of the European Union. Files write the name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaxScheme>))]
public enum TaxScheme
{
    /// <summary>That of the country that the parcel goes to: above the threshold of distance sales, or by choice (One Stop Shop).</summary>
    Destination = 0,

    /// <summary>That of the shop's own country: below the threshold of 10,000 EUR a year (Directive 2006/112/EC, Article 59c).</summary>
    Origin = 1,

    /// <summary>None at all: the exemption of small enterprises (Article 284).</summary>
    SmallBusiness = 2,
}

/// <summary>Where the shop is taxed, and how. Rates are data of their own (<see cref="TaxCountry"/>).</summary>
public sealed record TaxSettings : ISettings
{
    public const string Key = "taxes";
    public const int ReasonLength = 300;

    /// <summary>The code of a <see cref="TaxTerritory"/>; null for the seller's country.</summary>
    public string? EstablishedIn { get; init; }

    public TaxScheme Scheme { get; init; }

    /// <summary>The sentence that stands where VAT would; null for the usual one of the country's law.</summary>
    public string? ExemptionReason { get; init; }

    public IEnumerable<SettingProblem> Check()
    {
        if (EstablishedIn is not null && TaxTerritory.Find(EstablishedIn) is null)
            yield return new SettingProblem("establishedIn", "Choose a country or territory of the list.");
        if (!Enum.IsDefined(Scheme)) yield return new SettingProblem("scheme", "Choose how you are taxed.");
        if (ExemptionReason?.Length > ReasonLength)
            yield return new SettingProblem("exemptionReason", "At most {0} characters, please.", ReasonLength);
        else if (ExemptionReason is not null && (ExemptionReason.Length == 0 || PlainText.Clean(ExemptionReason) != ExemptionReason))
            yield return new SettingProblem("exemptionReason", "Spaces at its ends, and characters that cannot be shown, must go.");
    }
}

/// <summary>The taxes of the shop as its settings say them.</summary>
/// <param name="Home">Where it is established.</param>
/// <param name="ExemptionReason">The merchant's own sentence; null for that of the law.</param>
public sealed record ShopTaxes(TaxTerritory Home, TaxScheme Scheme, string? ExemptionReason)
{
    public static ShopTaxes Of(TaxSettings settings, ShopIdentity seller) =>
        new(TaxTerritory.Find(settings.EstablishedIn ?? seller.Country) ?? TaxTerritory.Of(seller.Country, null),
            settings.Scheme, settings.ExemptionReason);

    /// <summary>No VAT is charged or shown anywhere.</summary>
    public bool IsExempt => Scheme == TaxScheme.SmallBusiness;

    /// <summary>What is printed instead of VAT; null where VAT is charged.</summary>
    public string? Exemption => IsExempt ? ExemptionReason ?? SmallBusinessTexts.Of(Home.Country) : null;
}
