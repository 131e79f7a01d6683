using System.Net;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Languages;

/// <summary>German as the merchant turns it on: pages, refusals, the purchase, its mail and its invoice.</summary>
public sealed class GermanPagesTests(GermanShop german) : IClassFixture<GermanShop>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly CheckoutFields Fields = new()
    {
        Email = "juergen@example.com", Name = "Jürgen Groß", Address1 = "Königstraße 5", Postcode = "10115", City = "Berlin", Country =
            "DE", Shipping = "standard",
    };

    private readonly CookieShopper _shopper = new(german.Shop.Address, "/de");

    [Fact]
    public async Task No_page_holds_a_text_of_the_shops_own_that_is_English()
    {
        await _shopper.AddToCartAsync(german.Sku, 2);
        var english = new EnglishTexts("de");
        var found = new List<string>();
        var paths = new[]
        {
            "", "/catalogue", "/catalogue?sort=price-desc&page=1", "/search?q=kanne", "/search?q=xyzxyz", "/search?q=tee",
                $"/products/{GermanShop.Slug}", "/cart", "/cart?country=DE",
            "/checkout", "/checkout?country=DE", "/there-is-no-such-page", "/suggest?q=tee",
        };
        foreach (var path in paths)
        {
            var page = await _shopper.VisitAsync(path);
            if (page.Status == HttpStatusCode.OK) Assert.Equal("de", page.Document.DocumentElement.GetAttribute("lang") ?? "de");
            found.AddRange(english.On(page.Document).Select(text => $"{path}: {text}"));
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/catalogue")]
    [InlineData("/search?q=xyzxyz")]
    [InlineData("/cart?country=DE")]
    [InlineData("/checkout?country=DE")]
    [InlineData("/there-is-no-such-page")]
    public async Task What_the_merchant_did_not_write_is_said_otherwise_than_on_the_English_page(string path)
    {
        await _shopper.AddToCartAsync(german.Sku, 2);
        var (page, english) = (await _shopper.GetAsync(path), await _shopper.GetAsync(new Uri(german.Shop.Address, path)));
        Assert.Equal("en", english.Document.DocumentElement.GetAttribute("lang"));
        // Portugal is called so in both.
        Assert.Empty(new EnglishTexts("de").Unchanged(page.Document, english.Document).Except(["Portugal"]));
    }

    [Fact]
    public async Task Refusals_of_the_checkout_are_German_and_what_was_typed_is_kept()
    {
        await _shopper.AddToCartAsync(german.Sku, 1);
        var page = await _shopper.GetAsync("/checkout?country=DE");
        var refused = await _shopper.FollowAsync(await _shopper.SubmitAsync(
            page, "/checkout", (Fields with { Email = "keine Adresse", Name = "", Postcode = "1" }).ToFields()));
        Assert.Contains("Bitte geben Sie eine E-Mail-Adresse ein", refused.Alerts, StringComparison.Ordinal);
        Assert.Contains("Bitte geben Sie den vollständigen Namen der Person ein", refused.Alerts, StringComparison.Ordinal);
        Assert.Contains($"Postleitzahl (Deutschland): zum Beispiel {Postcodes.ExampleOf("DE")}.", refused.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("keine Adresse", refused.Document.QuerySelector("[name=email]")!.GetAttribute("value"));
        Assert.Empty(new EnglishTexts("de").On(refused.Document));
    }

    [PopplerFact]
    public async Task A_purchase_in_German_ends_with_a_German_mail_and_a_German_invoice()
    {
        await _shopper.AddToCartAsync(german.Sku, 2);
        var checkout = await _shopper.GetAsync("/checkout?country=DE");
        // The law knows these words and no others on the button (§ 312j BGB).
        Assert.Equal("Zahlungspflichtig bestellen", checkout.Document.QuerySelector("button[value=order]")!.TextContent.Trim());
        var placed = await _shopper.SubmitAsync(checkout, "/checkout", Fields.ToFields());
        Assert.True(placed.IsPlaced(), placed.Describe());
        var order = await _shopper.ReachOrderPageAsync(await _shopper.PayAsync(placed.Location!, TestCards.Good), Patience);
        Assert.StartsWith("/de/orders/", order.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Vielen Dank, Jürgen Groß", order.Body, StringComparison.Ordinal);
        Assert.Equal("paid", (await _shopper.WaitForOrderStatusAsync(order.Address, "paid", Patience)).Hook("data-order-status"));
        Assert.Empty(new EnglishTexts("de").On(order.Document));

        var mail = await german.Shop.Sandbox.MailAsync(sent => sent.To == Fields.Email, Patience);
        Assert.Equal($"Ihre Bestellung {order.Hook("data-order-number")} ist bestätigt", mail.Subject);
        Assert.Contains("Guten Tag, Jürgen Groß!", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Vielen Dank für Ihre Bestellung.", mail.Text, StringComparison.Ordinal);
        Assert.Matches(@"davon MwSt\. \d+\u00A0%", mail.Text!);
        Assert.Contains("/de/orders/", mail.Text, StringComparison.Ordinal);
        var invoice = await PdfText.ReadAsync(await german.Shop.Sandbox.AttachmentAsync(mail, mail.Pdf.Name));
        AssertInvoice(invoice);
    }

    [Fact]
    public async Task Only_the_languages_of_the_setting_have_addresses_and_fields()
    {
        using var english = new CookieShopper(german.Shop.Address);
        var front = await english.GetAsync("");
        Assert.Equal(["Deutsch"], front.Document.QuerySelectorAll(".head-links a[hreflang]").Select(link => link.TextContent.Trim()));
        var alternates = front.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => link.GetAttribute("hreflang"));
        Assert.Equal(["en", "de"], alternates.Where(code => code != "x-default"));
        using var client = new HttpClient { BaseAddress = german.Shop.Address };
        var sitemap = await client.GetStringAsync("/sitemap.xml");
        Assert.Contains($"/de/products/{GermanShop.Slug}</loc>", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("/es", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("sencha-de-shizuoka", sitemap, StringComparison.Ordinal);
        using var staff = await german.Shop.SignedInAsync();
        var facet = (await staff.GetAsync("/admin/facets/_new")).Document;
        Assert.NotNull(facet.QuerySelector("[name='name-de']"));
        Assert.Null(facet.QuerySelector("[name='name-es']"));
    }

    public void Dispose() => _shopper.Dispose();

    private static void AssertInvoice(string invoice)
    {
        foreach (var word in new[] { "Rechnung", "Rechnungsnummer", "Rechnungsdatum", "Bestellung", "Verkäufer", "Rechnungsadresse",
            "Artikel", "Menge", "Einzelpreis", "MwSt.", "Netto", "Gesamtbetrag", "Jürgen Groß", "Königstraße 5", "Deutschland" })
            Assert.Contains(word, invoice, StringComparison.Ordinal);
        Assert.Matches(@"\d{1,2}\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) 20\d\d", invoice);
        Assert.Matches(@"\d,\d\d[\u00A0 ]€", invoice);
        Assert.DoesNotContain("Invoice", invoice, StringComparison.Ordinal);
        Assert.DoesNotContain("VAT", invoice, StringComparison.Ordinal);
    }
}
