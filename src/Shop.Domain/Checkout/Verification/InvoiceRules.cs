using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>
/// I7: numbers run 1 to n in each series, dates never go back, each paid order has one invoice and each refund of it one credit note.
/// </summary>
internal sealed class InvoiceRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I7";

    private sealed record Numbered(string Series, long Sequence, DateOnly IssuedOn);

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var invoices = db.Set<Invoice>().AsNoTracking();
        var notes = db.Set<CreditNote>().AsNoTracking();
        var count = await SeriesAsync(invoices.OrderBy(each => each.Series).ThenBy(each => each.Sequence)
            .Select(each => new Numbered(each.Series, each.Sequence, each.IssuedOn)), breaches, cancellationToken);
        count += await SeriesAsync(notes.OrderBy(each => each.Series).ThenBy(each => each.Sequence)
            .Select(each => new Numbered(each.Series, each.Sequence, each.IssuedOn)), breaches, cancellationToken);
        await breaches.AskAsync(
            db.Set<Order>().Where(order => order.PaidAt != null != invoices.Any(invoice => invoice.OrderId == order.Id))
                .Select(order => order.Number),
            number => $"{number}: paid without an invoice, or an invoice without payment", cancellationToken);
        await breaches.AskAsync(
            from refund in db.Set<Refund>()
            join payment in db.Set<Payment>() on refund.PaymentId equals payment.Id
            where refund.Status == RefundStatus.Succeeded && refund.CreditNoteNumber == null
                && db.Set<Order>().Any(order => order.Id == refund.OrderId && order.PaymentReference == payment.Reference)
            select refund.Id,
            id => $"refund {id} of an invoiced order has no credit note", cancellationToken);
        await new RefundRules(db).CreditNotesAsync(breaches, cancellationToken);
        return new Invariant(Id, "invoice numbers are 1 to n, one for each paid order; each refund has its credit note", count,
            breaches.Found);
    }

    private static async Task<int> SeriesAsync(IQueryable<Numbered> ordered, Breaches breaches, CancellationToken cancellationToken)
    {
        var count = 0;
        Numbered? last = null;
        await foreach (var each in ordered.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var expected = last?.Series == each.Series ? last.Sequence + 1 : 1;
            if (each.Sequence != expected) breaches.Add($"series {each.Series}: {each.Sequence} stands where number {expected} should");
            if (last?.Series == each.Series && each.IssuedOn < last.IssuedOn)
                breaches.Add($"series {each.Series}: {each.Sequence} is dated before its predecessor");
            last = each;
            count++;
        }

        return count;
    }
}
