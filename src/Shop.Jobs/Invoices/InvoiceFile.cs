using System.Security.Cryptography;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The PDF of an invoice or a credit note, drawn from its snapshot: the same bytes in the mail, on the order page and in the back office.
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

    /// <summary>One of the order's credit notes; a number of another order finds none.</summary>
    public async Task<(byte[] Pdf, string Name)?> CreditNoteAsync(OrderId orderId, string number, CancellationToken cancellationToken)
    {
        var notes = await invoices.CreditNotesOfOrderAsync(orderId, cancellationToken);
        if (notes.FirstOrDefault(note => note.Number == number) is not { } note) return null;
        var pdf = InvoicePdf.Render(note.Snapshot);
        if (note.PdfSha256 is null)
            await invoices.KeepCreditNoteFingerprintAsync(note.Number, Convert.ToHexStringLower(SHA256.HashData(pdf)), cancellationToken);
        return (pdf, $"{note.Number}.pdf");
    }
}
