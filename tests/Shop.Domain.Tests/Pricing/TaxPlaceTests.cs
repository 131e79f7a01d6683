using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Pricing;

public sealed class TaxPlaceTests
{
    [Theory]
    // The shop's place, the scheme, the address; whose rates are charged, and as what.
    [InlineData("ES", TaxScheme.Destination, "DE", "10115", "DE", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Origin, "DE", "10115", "ES", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Origin, "ES", "28001", "ES", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Destination, "ES", "35001", "ES-CN", TaxBasis.Export)]
    [InlineData("ES", TaxScheme.Origin, "ES", "35001", "ES-CN", TaxBasis.Export)]
    [InlineData("ES", TaxScheme.Destination, "PT", "9000-001", "PT-30", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Origin, "PT", "9000-001", "ES", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Destination, "GB", "BT1 1AA", "XI", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Origin, "GB", "BT1 1AA", "ES", TaxBasis.Charged)]
    [InlineData("ES", TaxScheme.Destination, "GB", "M1 1AE", "GB", TaxBasis.Export)]
    [InlineData("ES", TaxScheme.Origin, "US", "10001", "US", TaxBasis.Export)]
    [InlineData("ES", TaxScheme.Destination, "MC", "98000", "FR", TaxBasis.Charged)]
    [InlineData("XI", TaxScheme.Origin, "IE", null, "XI", TaxBasis.Charged)]
    // A shop outside of the area enters what it charges where.
    [InlineData("JP", TaxScheme.Origin, "DE", "10115", "DE", TaxBasis.Charged)]
    [InlineData("GB", TaxScheme.Destination, "ES", "28001", "ES", TaxBasis.Charged)]
    [InlineData("ES-CN", TaxScheme.Destination, "ES", "28001", "ES", TaxBasis.Charged)]
    [InlineData("DE", TaxScheme.SmallBusiness, "FR", "75001", "FR", TaxBasis.Exempt)]
    [InlineData("DE", TaxScheme.SmallBusiness, "US", "10001", "US", TaxBasis.Exempt)]
    public void A_sale_is_taxed_by_where_the_shop_is_how_it_is_taxed_and_where_the_parcel_goes(
        string home, TaxScheme scheme, string country, string? postcode, string ratesOf, TaxBasis basis)
    {
        var place = TaxPlace.Of(TaxTerritory.Of(country, postcode), new ShopTaxes(TaxTerritory.Find(home)!, scheme, null));
        Assert.Equal((ratesOf, basis), (place.RatesOf, place.Basis));
    }

    [Theory]
    [InlineData("ES", TaxScheme.Destination, 2100, "S", null)]
    [InlineData("IE", TaxScheme.Destination, 0, "Z", null)]
    [InlineData("PT-30", TaxScheme.Destination, 2200, "S", null)]
    [InlineData("FI-01", TaxScheme.Destination, 0, "G", "VATEX-EU-G")]
    [InlineData("CH", TaxScheme.Destination, 0, "G", "VATEX-EU-G")]
    // Some merchants are told to charge there all the same: then it is a rate as any.
    [InlineData("FI-01", TaxScheme.Destination, 2550, "S", null)]
    [InlineData("FR", TaxScheme.SmallBusiness, 0, "E", "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.")]
    public void A_rate_has_the_category_of_its_place(string territory, TaxScheme scheme, int points, string category, string? reason)
    {
        var place = TaxPlace.Of(TaxTerritory.Find(territory)!, new ShopTaxes(TaxTerritory.Find("DE")!, scheme, null));
        Assert.Equal(new TaxTreatment(category, reason), place.TreatmentOf(new Percentage(points)));
    }

    [Theory]
    [InlineData("FR", null, "TVA non applicable, art. 293 B du CGI.")]
    [InlineData("SE", null, TaxReasons.SmallBusiness)]
    [InlineData("DE", "Kleinunternehmer.", "Kleinunternehmer.")]
    public void The_exemption_is_told_in_the_merchants_words_else_in_the_laws(string home, string? own, string said) =>
        Assert.Equal(said, new ShopTaxes(TaxTerritory.Find(home)!, TaxScheme.SmallBusiness, own).Exemption);
}
