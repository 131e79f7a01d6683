using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Sends money back that no order can take (R10, R36): all that is left of the payment after what Stripe's side gave back
/// already. Its tokens are made of the payment and counted, so that asking twice refunds once.
/// </summary>
public sealed class RefundUnmatched(ShopDbContext db, SyncRefundsAndDisputes follow, SettleRefund settle, TimeProvider clock)
{
    /// <exception cref="DomainException">Stripe refused: it is tried again later.</exception>
    public async Task ExecuteAsync(PaymentId paymentId, CancellationToken cancellationToken)
    {
        await follow.RefundsAsync(paymentId, cancellationToken);
        if (await db.WriteAsync(() => RequestAsync(paymentId, cancellationToken), cancellationToken: cancellationToken) is not { } id)
            return;
        await settle.ExecuteAsync(id, cancellationToken);
        if (await db.Set<Refund>().AnyAsync(refund => refund.Id == id && refund.Status == RefundStatus.Failed, cancellationToken))
            throw new DomainException($"Stripe refused to give payment {paymentId} back.");
    }

    private async Task<RefundId?> RequestAsync(PaymentId paymentId, CancellationToken cancellationToken)
    {
        await db.LockAsync(paymentId, cancellationToken);
        var prefix = $"unwanted-{paymentId}-";
        var earlier = await db.Set<Refund>().AsNoTracking().Where(refund => refund.Token.StartsWith(prefix)).ToListAsync(cancellationToken);
        if (earlier.Find(refund => refund.Status is RefundStatus.Requested or RefundStatus.Pending) is { } underWay) return underWay.Id;
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == paymentId, cancellationToken);
        var left = payment.Amount - new Money(payment.RefundedMinor, payment.Currency);
        if (!await PaymentReserve.TryTakeAsync(db, paymentId, left, cancellationToken)) return null;
        var refund = Refund.Request(
            new RefundOf(payment, left, $"{prefix}{earlier.Count + 1}", "the order could no longer be fulfilled", "the shop"),
            clock.GetUtcNow());
        db.Add(refund);
        return refund.Id;
    }
}
