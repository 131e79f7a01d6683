using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail.Templates;

/// <summary>Invented values for every field of the mails.</summary>
internal static class Samples
{
    internal static readonly ShopFields Shop = new("Shop", "https://shop.example");
    internal static readonly StyleFields Style = new("font-weight:normal", "padding:8px 0", "padding:12px 24px", "color:inherit");
    private static readonly CustomerFields Customer = new("Ana Sample");

    public static ConfirmationFields Confirmation(Language language) =>
        new(Shop, Style, Customer, Order(language), DocumentTexts.In(language.Code).Thanks, "2026-000000");

    public static CancellationFields Cancellation(Language language)
    {
        var texts = CancellationTexts.In(language.Code);
        string Filled(string text) => string.Format(language.Culture, text, "SAMPLE-1", Show(4230, language), Show(0, language));
        return new(Shop, Style, Customer, Order(language), Filled(texts.SubjectByStaff), Filled(texts.ByStaff), texts.NothingCharged);
    }

    public static RefundFields Refund(Language language) =>
        new(Shop, Style, Customer, Order(language), Show(1250, language), "C2026-000000");

    public static SentFields Sent(Language language)
    {
        var texts = DispatchTexts.In(language.Code);
        return new(Shop, Style, Customer, Order(language), [new(texts.Item, "2 × Sample one")],
            [new(texts.SentTo, "Ana Sample, 1 Sample Street"), new(texts.Carrier, "Carrier"), new(texts.TrackingNumber, "000000")],
            "https://carrier.example/sample", texts.Track);
    }

    public static PaymentFields Payment(Language language) => new(Shop, Style, Customer, Order(language), Show(4130, language),
        new DateOnly(2030, 1, 31).ToString(language.LongDate, language.Culture), Show(100, language),
        [new("IBAN", "XX00 0000 0000"), new(PaymentTexts.In(language.Code).Reference, "RF00 0000")], ParagraphMail.PictureAddress);

    public static AlertFields Alert(Language language) =>
        new(Shop, Style, new ProductFields("Sample", "Sample, 250 g", Show(950, language), "https://shop.example/products/sample"));

    private static OrderFields Order(Language language)
    {
        var texts = DocumentTexts.In(language.Code);
        return new OrderFields("SAMPLE-1", "https://shop.example/orders/sample", Show(4230, language))
        {
            Lines = [new(2, "Sample one", Show(2500, language)), new(1, "Sample two", Show(2200, language))],
            Sums =
            [
                new(texts.Subtotal, Show(4700, language)), new($"{texts.Discount} SAMPLE", Show(-470, language)),
                new(texts.Total, Show(4230, language)), new($"{texts.Contains} 21 %", Show(734, language)),
            ],
            TaxNote = "-", AddressLabel = texts.DeliveredTo, Address = ["1 Sample Street", "17004 Girona"],
            PickupPlace = "1 Sample Street",
        };
    }

    private static string Show(long minor, Language language) => Money.Eur(minor).Show(language.Culture);
}
