using System.Security.Cryptography;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;

namespace Shop.Jobs.Invoices;

/// <summary>
/// An invoice's PDF, drawn from its snapshot: the same bytes in the mail, on the order page and in the back office.
/// The fingerprint of the first drawing is kept with the invoice (R50).
/// </summary>
public sealed class InvoiceFile(FindInvoice invoices)
{
    public async Task<(byte[] Pdf, string Name)?> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        if (await invoices.OfOrderAsync(orderId, cancellationToken) is not { } invoice) return null;
        var pdf = InvoicePdf.Render(invoice.Snapshot);
        if (invoice.PdfSha256 is null)
            await invoices.KeepFingerprintAsync(invoice.Number, Convert.ToHexStringLower(SHA256.HashData(pdf)), cancellationToken);
        return (pdf, $"{invoice.Number}.pdf");
    }
}
