using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// What Stripe shows of a refund becomes ours: status, credit note, the order's history. Inside the caller's write transaction.
/// </summary>
public sealed class ApplyRefund(ShopDbContext db, FindOrder orders, IssueCreditNote creditNotes, RefundParts parts, TimeProvider clock)
{
    public async Task<bool> ExecuteAsync(RefundId id, GatewayRefund made, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        var refund = await db.Set<Refund>().SingleAsync(refund => refund.Id == id, cancellationToken);
        if (made.Amount != refund.Amount)
            throw new DomainException($"Stripe's refund {made.Id} is over {made.Amount}, ours over {refund.Amount}.");
        if (made.HasFailed) return await FailAsync(refund, made, cancellationToken);
        if (refund.Status == RefundStatus.Succeeded) return false;
        if (made.IsPending) return BecomePending(refund, made);
        // One that failed and was sent again is booked already: the debt is paid now, and nothing else is new.
        var isNew = !refund.IsBooked;
        refund.Succeed(made, clock.GetUtcNow());
        await SucceededAsync(refund, isNew, cancellationToken);
        return true;
    }

    /// <summary>Staff sent the money back themselves: asking for the refund was the word that they did.</summary>
    public async Task<bool> ByHandAsync(RefundId id, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        var refund = await db.Set<Refund>().SingleAsync(refund => refund.Id == id, cancellationToken);
        if (refund.Status != RefundStatus.Requested) return false;
        refund.SucceedByHand(clock.GetUtcNow());
        await SucceededAsync(refund, isNew: true, cancellationToken);
        return true;
    }

    /// <summary>Stripe said no and nothing moved: the sum may be asked for again.</summary>
    public async Task<bool> RefusedAsync(RefundId id, string problem, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        var refund = await db.Set<Refund>().SingleAsync(refund => refund.Id == id, cancellationToken);
        if (refund.Status != RefundStatus.Requested) return false;
        refund.Fail($"Stripe refused: {problem}");
        if (!refund.IsBooked) await GiveBackAsync(refund, cancellationToken);
        return true;
    }

    private async Task SucceededAsync(Refund refund, bool isNew, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == refund.PaymentId, cancellationToken);
        if (isNew) await BookAsync(refund, payment, cancellationToken);
        if (payment is { Status: PaymentStatus.Succeeded } && payment.RefundedMinor == payment.AmountMinor
            && !await OwesMoreAsync(refund, cancellationToken)) payment.Refunded();
    }

    private async Task GiveBackAsync(Refund refund, CancellationToken cancellationToken)
    {
        await PaymentReserve.GiveBackAsync(db, refund.PaymentId, refund.Amount, cancellationToken);
        await parts.GiveBackAsync(refund, orders, cancellationToken);
    }

    // The bank sent the money back to Stripe: the debt and its credit note stand, and staff send it again (R42).
    private async Task<bool> FailAsync(Refund refund, GatewayRefund made, CancellationToken cancellationToken)
    {
        if (refund.Status == RefundStatus.Failed || (refund.StripeId is { } known && known != made.Id)) return false;
        refund.SentBack(made);
        // It never was in the books: the sum may be asked for again.
        if (!refund.IsBooked) await GiveBackAsync(refund, cancellationToken);
        return true;
    }

    private static bool BecomePending(Refund refund, GatewayRefund made)
    {
        if (refund.Status == RefundStatus.Pending) return false;
        refund.BecamePending(made);
        return true;
    }

    private async Task BookAsync(Refund refund, Payment payment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.LockAsync(refund.OrderId, cancellationToken);
        var order = await orders.ToChangeAsync(refund.OrderId, cancellationToken);
        // Money that no order took (a second payment, a late one) has no invoice to correct.
        if (order.PaidAt is not null && order.PaymentReference == payment.Reference)
        {
            var refunded = await parts.OfAsync(refund, order, cancellationToken);
            refund.Credited(await creditNotes.ExecuteAsync(order, refund.Id, refunded, cancellationToken));
            CrashPoint.Reached("credit-note-numbered");
            order.Refund(refund.Amount, $"{refund.Amount} refunded by {refund.RequestedBy}: {refund.Reason}", now);
            await parts.SettleAsync(order, refunded, cancellationToken);
        }

        db.Publish(new OrderRefunded(refund.Id), now);
    }

    private Task<bool> OwesMoreAsync(Refund refund, CancellationToken cancellationToken) => db.Set<Refund>().AnyAsync(
        other => other.PaymentId == refund.PaymentId && other.Id != refund.Id
            && (other.Status == RefundStatus.Requested || other.Status == RefundStatus.Pending
                || (other.Status == RefundStatus.Failed && other.SettledAt != null)),
        cancellationToken);
}
