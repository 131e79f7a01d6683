using System.Security.Cryptography;
using System.Text;
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
        // Drawn twice: only the first time tells how many pages "page 1 of 3" must speak of.
        var pages = Draw(snapshot, Stream.Null, pages: 1);
        using var file = new MemoryStream();
        Draw(snapshot, file, pages);
        return FixedIds.Apply(file.ToArray(), Fingerprint(snapshot));
    }

    private static int Draw(InvoiceSnapshot snapshot, Stream target, int pages)
    {
        var issued = snapshot.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var metadata = new SKDocumentPdfMetadata
        {
            Title = snapshot.Number, Author = snapshot.Seller.Name, Creator = "Shop", Creation = issued, Modified = issued, PdfA = true,
            RasterDpi = 72, EncodingQuality = 101,
        };
        using var document = SKDocument.CreatePdf(target, metadata);
        var paper = new InvoicePaper(document, pages);
        new InvoiceDrawing(snapshot, paper).Draw();
        paper.Close();
        document.Close();
        return paper.PageNumber;
    }

    private static byte[] Fingerprint(InvoiceSnapshot snapshot) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(snapshot));
}

/// <summary>
/// The PDF library puts random ids into each file. They are replaced by ones made from the content, of the same length,
/// so that no offset in the file moves.
/// </summary>
internal static class FixedIds
{
    private const int UuidLength = 36;

    public static byte[] Apply(byte[] pdf, byte[] fingerprint)
    {
        var id = new Guid(fingerprint.AsSpan(0, 16)).ToString();
        var text = Encoding.Latin1.GetString(pdf);
        var result = (byte[])pdf.Clone();
        foreach (var mark in new[] { "uuid:" })
            for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
                if (Guid.TryParse(text.AsSpan(at + mark.Length, Math.Min(UuidLength, text.Length - at - mark.Length)), out _))
                    Encoding.ASCII.GetBytes(id).CopyTo(result, at + mark.Length);
        ReplaceTrailer(text, result, Convert.ToHexString(fingerprint.AsSpan(0, 16)));
        return result;
    }

    // "/ID [<32 digits> <32 digits>]" at the end of the file.
    private static void ReplaceTrailer(string text, byte[] result, string hex)
    {
        var at = text.LastIndexOf("/ID", StringComparison.Ordinal);
        while (at >= 0 && (at = text.IndexOf('<', at)) >= 0 && at + hex.Length + 1 < text.Length && text[at + hex.Length + 1] == '>')
            Encoding.ASCII.GetBytes(hex).CopyTo(result, ++at);
    }
}
