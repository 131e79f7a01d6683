using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Demo;

/// <summary>
/// VAT rates and ways of sending that the demo shop starts with. The rates are those generally known in November 2026
/// (standard, and the reduced one for food); a merchant checks them with an adviser and keeps them as data.
/// </summary>
internal static class DemoPrices
{
    // Country, standard and food rate in basis points.
    private static readonly (string Country, int Standard, int Food)[] Rates =
    [
        ("AT", 2000, 1000), ("BE", 2100, 600), ("DE", 1900, 700), ("DK", 2500, 2500), ("ES", 2100, 1000), ("FI", 2550, 1350),
        ("FR", 2000, 550), ("IE", 2300, 0), ("IT", 2200, 1000), ("LU", 1700, 300), ("NL", 2100, 900), ("PL", 2300, 500),
        ("PT", 2300, 600), ("SE", 2500, 600),
    ];

    private static readonly string[] Near = ["ES", "PT"];

    private static readonly Dictionary<string, string> Standard = new() { ["en"] = "Standard delivery", ["es"] = "Envío estándar" };

    private static readonly Dictionary<string, string> Express = new() { ["en"] = "Express delivery", ["es"] = "Envío exprés" };

    public static IEnumerable<TaxCountry> TaxCountries(DateTimeOffset validFrom) => Rates.Select(rate => TaxCountry.Of(rate.Country)
        .Charge(TaxClass.Standard, new Percentage(rate.Standard), validFrom)
        .Charge(TaxClass.Food, new Percentage(rate.Food), validFrom));

    public static IEnumerable<ShippingMethod> ShippingMethods()
    {
        var far = Rates.Select(rate => rate.Country).Except(Near).ToList();
        const int parcel = 30_000;
        yield return ShippingMethod.Create("standard", Near, Standard, Money.Eur(490), Money.Eur(4500), parcel, (2, 3));
        yield return ShippingMethod.Create("express", Near, Express, Money.Eur(890), null, parcel, (1, 1));
        yield return ShippingMethod.Create("standard", far, Standard, Money.Eur(990), Money.Eur(9000), parcel, (4, 6));
        yield return ShippingMethod.Create("express", far, Express, Money.Eur(1890), null, parcel, (2, 3));
    }
}
