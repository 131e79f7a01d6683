using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>Reads an order's invoice and credit notes, and keeps the fingerprints of their first drawings.</summary>
public sealed class FindInvoice(ShopDbContext db)
{
    public Task<Invoice?> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(invoice => invoice.OrderId == orderId, cancellationToken);

    public async Task<IReadOnlyList<CreditNote>> CreditNotesOfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await db.Set<CreditNote>().AsNoTracking().Where(note => note.OrderId == orderId).OrderBy(note => note.Sequence)
            .ToListAsync(cancellationToken);

    public Task KeepCreditNoteFingerprintAsync(string number, string sha256, CancellationToken cancellationToken) =>
        db.WriteWithoutFlushAsync(
        () => db.Set<CreditNote>().Where(note => note.Number == number && note.PdfSha256 == null)
            .ExecuteUpdateAsync(set => set.SetProperty(note => note.PdfSha256, sha256), cancellationToken),
        cancellationToken: cancellationToken);

    /// <summary>Keeps the fingerprint when none is kept yet.</summary>
    public Task KeepFingerprintAsync(string number, string sha256, CancellationToken cancellationToken) => db.WriteWithoutFlushAsync(
        () => db.Set<Invoice>().Where(invoice => invoice.Number == number && invoice.PdfSha256 == null)
            .ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.PdfSha256, sha256), cancellationToken),
        cancellationToken: cancellationToken);
}
