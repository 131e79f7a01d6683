using System.Security.Cryptography;
using System.Text.Json;
using Shop.Domain.Invoicing;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>
/// Draws an invoice: PDF/A, A4, embedded fonts. A pure function of the snapshot, so the same invoice is the same file to
/// the byte (R50). The one class to exchange for another PDF library (decision 0001).
/// </summary>
public static class InvoicePdf
{
    public static byte[] Render(InvoiceSnapshot snapshot)
    {
        using var paper = new InvoicePaper();
        new InvoiceDrawing(snapshot, paper).Draw();
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, Metadata(snapshot)))
        {
            paper.PrintOn(document);
            document.Close();
        }

        return FixedIds.Apply(file.ToArray(), Fingerprint(snapshot));
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
