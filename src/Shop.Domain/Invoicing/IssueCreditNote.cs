using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>
/// Freezes the credit note of a refund: its parts at the rates at which they were sold, so that the last credit note of a
/// rate takes back exactly what remains of it. Runs inside the caller's write transaction.
/// </summary>
public sealed class IssueCreditNote(ShopDbContext db, Seller seller, TimeProvider clock)
{
    private const string Prefix = "C";

    /// <returns>The credit note's number.</returns>
    public async Task<string> ExecuteAsync(Order order, RefundId refundId, IReadOnlyList<RefundPart> parts,
        CancellationToken cancellationToken)
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleAsync(invoice => invoice.OrderId == order.Id, cancellationToken);
        var earlier = await db.Set<CreditNote>().AsNoTracking().Where(note => note.OrderId == order.Id).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (number, issuedOn) = await NumberSeries.NextAsync(
            db, Prefix, seller.DayOf(now), series => NumberSeries.LastCreditNoteAsync(db, series, cancellationToken), cancellationToken);
        var snapshot = CreditNoteSnapshot.Of(invoice.Snapshot, [.. earlier.Select(note => note.Snapshot)], parts) with
        {
            Number = number.Text, IssuedOn = issuedOn,
        };
        db.Add(CreditNote.Of(number, refundId, order.Id, snapshot, now));
        return number.Text;
    }
}
