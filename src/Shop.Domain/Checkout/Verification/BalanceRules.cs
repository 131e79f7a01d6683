using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>I4: of each order Stripe keeps what the shop's books say: its total once, less what went back.</summary>
internal sealed class BalanceRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I4";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        await BooksAsync(breaches, cancellationToken);
        await new RefundRules(db).PartsAsync(breaches, cancellationToken);
        await new ReceivedMoneyRules(db).SumsAsync(breaches, cancellationToken);
        var taken = outside.Stripe?.ByOrder();
        foreach (var order in taken ?? Enumerable.Empty<IGrouping<string, Taken>>())
        {
            if (!Guid.TryParse(order.Key, out var id)) breaches.Add($"Stripe took money for an order that it names \"{order.Key}\"");
            else if (await DifferenceAsync(new OrderId(id), [.. order], cancellationToken) is { } difference) breaches.Add(difference);
        }

        var count = await db.Set<Payment>().CountAsync(cancellationToken);
        return new Invariant(Id, "what Stripe keeps of an order is what the books say", count, breaches.Found);
    }

    // The books alone: reserves, refunds, credit notes and orders say the same.
    private async Task BooksAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var refunds = db.Set<Refund>().AsNoTracking();
        await breaches.AskAsync(
            db.Set<Payment>().Where(payment => payment.RefundedMinor != refunds
                .Where(refund => refund.PaymentId == payment.Id && (refund.Status != RefundStatus.Failed || refund.SettledAt != null))
                    .Sum(refund => refund.AmountMinor))
                .Select(payment => payment.Id),
            id => $"payment {id} reserves another sum than its refunds have", cancellationToken);
        await breaches.AskAsync(
            db.Set<Order>()
                .Where(order => order.RefundedMinor != db.Set<CreditNote>().Where(note => note.OrderId == order.Id)
                .Sum(note => note.TotalMinor))
                .Select(order => order.Number),
            number => $"{number}: its credit notes do not sum to what it gave back", cancellationToken);
        await breaches.AskAsync(
            refunds.Where(refund => refund.CreditNoteNumber != null && !db.Set<CreditNote>().Any(note =>
                note.RefundId == refund.Id && note.Number == refund.CreditNoteNumber && note.TotalMinor == refund.AmountMinor))
                    .Select(refund => refund.Id),
            id => $"refund {id} and its credit note differ", cancellationToken);
    }

    private async Task<string?> DifferenceAsync(OrderId id, List<Taken> taken, CancellationToken cancellationToken)
    {
        var payments = await db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.OrderId == id && payment.Method == PaymentMethod.Stripe).ToListAsync(cancellationToken);
        // Paid or refunded at Stripe a moment ago, and nobody has come by yet: not wrong, only not finished.
        if (payments.Any(payment => !payment.IsFinal)) return null;
        var refunds = (await db.Set<Refund>().AsNoTracking().Where(refund => refund.OrderId == id).ToListAsync(cancellationToken))
            .FindAll(refund => payments.Exists(payment => payment.Id == refund.PaymentId));
        if (refunds.Any(refund => refund.Status is RefundStatus.Requested or RefundStatus.Pending)) return null;
        var booked = payments.Where(payment => payment.Status is PaymentStatus.Succeeded or PaymentStatus.Refunded
            or PaymentStatus.Quarantined)
            .Sum(payment => StripeAmount.Of(payment.Amount)) - refunds.Where(refund => refund.Status == RefundStatus.Succeeded)
                .Sum(refund => StripeAmount.Of(refund.Amount));
        var kept = taken.Sum(each => each.Amount - each.Back);
        return kept == booked ? null : $"order {id}: Stripe keeps {kept}, the books say {booked}";
    }
}
