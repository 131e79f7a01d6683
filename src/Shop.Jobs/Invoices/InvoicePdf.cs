using System.Security.Cryptography;
using System.Text.Json;
using Shop.Domain.Invoicing;
using Shop.Jobs.Invoices.Shaping;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>
/// Draws an invoice: PDF/A, A4, embedded fonts. A pure function of the snapshot, so the same invoice is the same file to
/// the byte (R50). The one class to exchange for another PDF library (decision 0001).
/// </summary>
public static class InvoicePdf
{
    /// <param name="snapshot">All that it shows.</param>
    /// <param name="logo">The PNG that the snapshot's look names; null prints the name instead.</param>
    public static byte[] Render(InvoiceSnapshot snapshot, byte[]? logo = null)
    {
        using var picture = logo is null ? null : SKImage.FromEncodedData(logo);
        using var fonts = new DocumentFonts();
        using var draft = Drawn(snapshot, fonts, picture);
        // Only now is it known which letters the fallback fonts must have.
        using var final = fonts.MustBeCut ? Redrawn(snapshot, fonts, picture) : null;
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, Metadata(snapshot)))
        {
            (final ?? draft).PrintOn(document);
            document.Close();
        }

        return FixedIds.Apply(file.ToArray(), Fingerprint(snapshot));
    }

    /// <summary>Letters that no font has, as "U+1F9FF": they are printed as their codes.</summary>
    public static IReadOnlyList<string> MissingLetters(InvoiceSnapshot snapshot)
    {
        InvoiceParty[] parties = [snapshot.Seller, snapshot.Buyer];
        var texts = parties.SelectMany(party => party.AddressLines.Append(party.Name))
            .Concat(snapshot.Lines.Select(line => line.Description))
            .Concat([snapshot.ShippingMethod, snapshot.CouponCode ?? ""]);
        return [.. texts.SelectMany(text => ShapedText.Missing(text, InvoiceFonts.ToShape(Style.Text))).Distinct()
            .Select(letter => $"U+{letter.Value:X4}")];
    }

    private static InvoicePaper Drawn(InvoiceSnapshot snapshot, DocumentFonts fonts, SKImage? logo)
    {
        var paper = new InvoicePaper(fonts, PaperLook.Of(snapshot.Look, logo));
        new InvoiceDrawing(snapshot, paper).Draw();
        return paper;
    }

    private static InvoicePaper Redrawn(InvoiceSnapshot snapshot, DocumentFonts fonts, SKImage? logo)
    {
        fonts.Cut();
        return Drawn(snapshot, fonts, logo);
    }

    private static SKDocumentPdfMetadata Metadata(InvoiceSnapshot snapshot)
    {
        var issued = snapshot.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new SKDocumentPdfMetadata
        {
            Title = snapshot.Number, Author = snapshot.Seller.Name, Creator = "Shop", Creation = issued, Modified = issued, PdfA = true,
            RasterDpi = 72, EncodingQuality = 101,
        };
    }

    private static byte[] Fingerprint(InvoiceSnapshot snapshot) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(snapshot));
}
