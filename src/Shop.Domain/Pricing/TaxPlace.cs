using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What a sale to a place is for the shop that makes it.</summary>
public enum TaxBasis
{
    /// <summary>Taxed at the rate that was entered.</summary>
    Charged,

    /// <summary>It leaves the European Union's VAT area: no VAT, unless the merchant entered a rate for the place.</summary>
    Export,

    /// <summary>The shop charges none.</summary>
    Exempt,
}

/// <summary>How a sale to an address is taxed by this shop.</summary>
/// <param name="Territory">Where the address is.</param>
/// <param name="RatesOf">The place whose rates are charged: its own, or the shop's below the threshold of distance sales.</param>
/// <param name="Exemption">What is printed instead of VAT; null where the shop charges it.</param>
public sealed record TaxPlace(TaxTerritory Territory, string RatesOf, TaxBasis Basis, string? Exemption = null)
{
    // Taxed as if they were a part of the other country (Directive 2006/112/EC, Article 7).
    private static readonly Dictionary<string, string> TaxedAs = new(StringComparer.Ordinal) { ["MC"] = "FR", ["IM"] = "GB" };

    /// <summary>
    /// The place's rate may be missing, and the sale is an export all the same. Of a part of a country that is outside of the area the
    /// merchant must have said that it is delivered to: ways of sending name the country alone.
    /// </summary>
    public bool IsFreeUnlessEntered => Basis == TaxBasis.Export && Territory.Kind == TaxTerritoryKind.Country;

    /// <summary>As for a shop that is established in that country and charges the rates of the destination.</summary>
    public static TaxPlace Plain(TaxTerritory territory) =>
        new(territory, territory.Code, territory.Kind == TaxTerritoryKind.Outside ? TaxBasis.Export : TaxBasis.Charged);

    public static TaxPlace Of(TaxTerritory territory, ShopTaxes shop)
    {
        var rates = TaxedAs.GetValueOrDefault(territory.Code, territory.Code);
        if (shop.Exemption is { } exemption) return new TaxPlace(territory, rates, TaxBasis.Exempt, exemption);
        // A shop outside of the area enters what it charges where: the area's rules are not its own.
        if (!IsInArea(shop.Home.Code, shop.Home.Kind)) return new TaxPlace(territory, rates, TaxBasis.Charged);
        if (!IsInArea(rates, territory.Kind)) return new TaxPlace(territory, rates, TaxBasis.Export);
        return new TaxPlace(territory, shop.Scheme == TaxScheme.Origin ? shop.Home.Code : rates, TaxBasis.Charged);
    }

    /// <summary>What EN 16931 calls a rate that is charged there.</summary>
    public TaxTreatment TreatmentOf(Percentage rate)
    {
        if (Basis == TaxBasis.Exempt) return new TaxTreatment("E", Exemption);
        if (rate.BasisPoints > 0) return new TaxTreatment("S", null);
        return Basis == TaxBasis.Export ? new TaxTreatment("G", TaxReasons.Export) : new TaxTreatment("Z", null);
    }

    private static bool IsInArea(string code, TaxTerritoryKind kind) =>
        kind == TaxTerritoryKind.OwnRates || (kind == TaxTerritoryKind.Country && EuTaxRates.IsMember(code));
}
