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

/// <summary>
/// The PDF library puts random ids into each file. They are replaced by ones made from the content, of the same length,
/// so that no offset in the file moves.
/// </summary>
internal static class FixedIds
{
    private const int UuidLength = 36;
    private static ReadOnlySpan<byte> UuidMark => "uuid:"u8;

    /// <summary>Changes the file in place.</summary>
    public static byte[] Apply(byte[] pdf, byte[] fingerprint)
    {
        ReplaceUuids(pdf, Encoding.ASCII.GetBytes(new Guid(fingerprint.AsSpan(0, 16)).ToString()));
        ReplaceTrailer(pdf, Encoding.ASCII.GetBytes(Convert.ToHexString(fingerprint.AsSpan(0, 16))));
        return pdf;
    }

    private static void ReplaceUuids(Span<byte> rest, ReadOnlySpan<byte> id)
    {
        for (var at = rest.IndexOf(UuidMark); at >= 0; at = rest.IndexOf(UuidMark))
        {
            rest = rest[(at + UuidMark.Length)..];
            if (rest.Length >= UuidLength && Guid.TryParse(rest[..UuidLength], out _)) id.CopyTo(rest);
        }
    }

    // "/ID [<32 digits> <32 digits>]" at the end of the file.
    private static void ReplaceTrailer(Span<byte> pdf, ReadOnlySpan<byte> hex)
    {
        var rest = pdf.LastIndexOf("/ID"u8) is var start and >= 0 ? pdf[start..] : [];
        for (var at = rest.IndexOf((byte)'<'); at >= 0 && at + hex.Length + 1 < rest.Length && rest[at + hex.Length + 1] == '>'; at = rest.IndexOf((byte)'<'))
        {
            hex.CopyTo(rest[(at + 1)..]);
            rest = rest[(at + hex.Length + 2)..];
        }
    }
}
