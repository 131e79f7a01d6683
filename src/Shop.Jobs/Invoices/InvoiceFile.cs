using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The PDF of an invoice or a credit note, drawn from its snapshot: the same bytes in the mail, on the order page and in the back office.
/// The fingerprint of the first drawing is kept with the invoice (R50).
/// </summary>
public sealed class InvoiceFile(FindInvoice invoices, ILogger<InvoiceFile> log)
{
    public async Task<(byte[] Pdf, string Name)?> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        if (await invoices.OfOrderAsync(orderId, cancellationToken) is not { } invoice) return null;
        var pdf = InvoicePdf.Render(invoice.Snapshot);
        Warn(invoice.Number, invoice.Snapshot);
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
        Warn(note.Number, note.Snapshot);
        if (note.PdfSha256 is null)
            await invoices.KeepCreditNoteFingerprintAsync(note.Number, Convert.ToHexStringLower(SHA256.HashData(pdf)), cancellationToken);
        return (pdf, $"{note.Number}.pdf");
    }

    private void Warn(string number, InvoiceSnapshot snapshot)
    {
        if (InvoicePdf.MissingLetters(snapshot) is { Count: > 0 } missing)
            log.LogWarning("Document {Number} has letters that no font of the shop has. They are printed as their codes: {Letters}", number, string.Join(' ', missing));
    }
}
