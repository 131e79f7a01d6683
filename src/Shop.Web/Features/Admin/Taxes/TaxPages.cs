using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>The list: countries with rates, those that are delivered to without, and those that can be added.</summary>
public sealed record TaxesPage(
    IReadOnlyList<NamedTaxClass> Classes, IReadOnlyList<TaxCountry> Countries, IReadOnlyList<UntaxedCountry> Untaxed,
    IReadOnlyList<string> Others, DateTimeOffset Now, string? Done);

/// <summary>One country: its rates and the form of those that follow.</summary>
public sealed record TaxCountryPage(
    string Country, AdminForm Form, IReadOnlyList<NamedTaxClass> Classes, TaxCountry? Stored, DateTimeOffset Now, string? Done)
{
    /// <summary>Whether it holds now, in English: the key of the translations.</summary>
    public string StateOf(TaxRate rate)
    {
        if (rate.ValidFrom > Now) return "to come";
        return Stored!.Rates.Any(other => other.TaxClass == rate.TaxClass && other.ValidFrom > rate.ValidFrom && other.ValidFrom <= Now)
            ? "followed"
            : "holds";
    }
}

/// <summary>The rates that come with the shop, beside those that hold.</summary>
public sealed record TaxProposalPage(AdminForm Form, EuTaxRates Proposed, IReadOnlyDictionary<string, TaxCountry> Stored,
    DateTimeOffset Now);
