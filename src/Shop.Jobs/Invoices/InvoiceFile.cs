using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Shop.Domain.Content;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;

namespace Shop.Jobs.Invoices;

/// <summary>A document as a file.</summary>
/// <param name="Name">The file's name, with its ending.</param>
public sealed record DocumentFile(byte[] Pdf, string Name);

/// <summary>
/// The PDF of an invoice or a credit note, drawn from its snapshot: the same bytes in the mail, on the order page and in the back office.
/// Its fingerprint is stored when it is first mailed; a later drawing that differs is logged (R50).
/// </summary>
public sealed class InvoiceFile(FindInvoice invoices, ContentPictures pictures, ILogger<InvoiceFile> log)
{
    /// <summary>The order's invoice, to be shown. Null when there is none.</summary>
    public async Task<DocumentFile?> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await invoices.OfOrderAsync(orderId, cancellationToken) is { } invoice
            ? await DrawAsync(invoice.Number, invoice.Snapshot, invoice.PdfSha256, cancellationToken)
            : null;

    /// <summary>The order's invoice, to be mailed. Null when there is none.</summary>
    public async Task<DocumentFile?> ToMailAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        if (await invoices.OfOrderAsync(orderId, cancellationToken) is not { } invoice) return null;
        var file = await DrawAsync(invoice.Number, invoice.Snapshot, invoice.PdfSha256, cancellationToken);
        if (invoice.PdfSha256 is null) await invoices.KeepFingerprintAsync(invoice.Number, FingerprintOf(file.Pdf), cancellationToken);
        return file;
    }

    /// <summary>One of the order's credit notes, to be shown. Null when the number is not one of this order's.</summary>
    public async Task<DocumentFile?> CreditNoteAsync(OrderId orderId, string number, CancellationToken cancellationToken) =>
        await FindNoteAsync(orderId, number, cancellationToken) is { } note
            ? await DrawAsync(note.Number, note.Snapshot, note.PdfSha256, cancellationToken)
            : null;

    /// <summary>One of the order's credit notes, to be mailed. Null when the number is not one of this order's.</summary>
    public async Task<DocumentFile?> CreditNoteToMailAsync(OrderId orderId, string number, CancellationToken cancellationToken)
    {
        if (await FindNoteAsync(orderId, number, cancellationToken) is not { } note) return null;
        var file = await DrawAsync(note.Number, note.Snapshot, note.PdfSha256, cancellationToken);
        if (note.PdfSha256 is null) await invoices.KeepCreditNoteFingerprintAsync(note.Number, FingerprintOf(file.Pdf), cancellationToken);
        return file;
    }

    private async Task<CreditNote?> FindNoteAsync(OrderId orderId, string number, CancellationToken cancellationToken) =>
        (await invoices.CreditNotesOfOrderAsync(orderId, cancellationToken)).FirstOrDefault(note => note.Number == number);

    private async Task<DocumentFile> DrawAsync(
        string number, InvoiceSnapshot snapshot, string? mailed, CancellationToken cancellationToken)
    {
        var logo = snapshot.Look?.Logo is { } mark ? await pictures.LogoAsync(mark, cancellationToken) : null;
        var pdf = InvoicePdf.Render(snapshot, logo);
        if (InvoicePdf.MissingLetters(snapshot) is { Count: > 0 } missing)
            log.LogWarning("Document {Number} has letters that no font of the shop has. They are printed as their codes: {Letters}", number,
                string.Join(' ', missing));
        if (mailed is not null && mailed != FingerprintOf(pdf))
            log.LogWarning("Document {Number} is drawn in another way than when it was mailed. Its figures come from the same snapshot.",
                number);
        return new DocumentFile(pdf, $"{number}.pdf");
    }

    private static string FingerprintOf(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));
}
