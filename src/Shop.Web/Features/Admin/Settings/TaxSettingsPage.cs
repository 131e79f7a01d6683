using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>The page of the shop's taxes: where it is established, and whose VAT it charges.</summary>
internal static class TaxSettingsPage
{
    public static SettingsPage Page { get; } = new("taxes", "Taxes", TaxSettings.Key,
        "Where you are established and whose VAT you charge. The rates themselves stand under Taxes. Ask your tax adviser if in doubt.",
    [
        new("establishedIn", "Country of establishment", "", FieldKind.Choice)
        {
            Hint = "Where the goods are sent from and the business is registered.",
            Choices = [("", "The seller's country (Settings, Shop)")], Places = Places,
        },
        new("scheme", "VAT", "", FieldKind.Choice)
        {
            Hint = "Distance sales to consumers in the European Union: up to 10,000 EUR a year, all countries together, your own rates "
                + "hold for all of them; above, or by choice, those of the country that the parcel goes to.",
            Choices =
            [
                (nameof(TaxScheme.Destination), "Rates of the country of delivery (above the threshold, One Stop Shop)"),
                (nameof(TaxScheme.Origin), "Rates of my own country in the whole EU (below the threshold)"),
                (nameof(TaxScheme.SmallBusiness), "No VAT: exemption of small enterprises"),
            ],
        },
        new("exemptionReason", "Why no VAT is charged", "", FieldKind.Optional)
        {
            Hint = "Only with the exemption: printed on pages, mails and invoices. Empty: the usual sentence of your country's law, "
                + "like “Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.” in Germany.",
            Max = TaxSettings.ReasonLength,
        },
    ]);

    private static IEnumerable<(string Value, string Text)> Places(Language language) =>
        Countries.Codes.Concat(TaxTerritory.Parts.Select(part => part.Code)).Select(code => (code, NameOf(code, language)))
            .OrderBy(place => place.Item2, StringComparer.InvariantCultureIgnoreCase);

    private static string NameOf(string code, Language language)
    {
        var place = TaxTerritory.Find(code)!;
        var country = Countries.NameOf(place.Country, language);
        return place.Kind == TaxTerritoryKind.Country ? country : $"{place.NameIn(language)} ({country})";
    }
}
