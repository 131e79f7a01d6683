using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Takes over what happened at Stripe's side to a payment that was settled: refunds made there, refunds that failed, disputes.
/// </summary>
public sealed class SyncRefundsAndDisputes(ShopDbContext db, IPaymentGateway gateway, FindOrder orders, ApplyRefund apply,
    TimeProvider clock)
{
    /// <summary>Books every refund of the payment that the shop does not know yet, and every change of one that it knows.</summary>
    public async Task RefundsAsync(PaymentId id, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == id, cancellationToken);
        // Money of a payment that is still open for us would be booked as nobody's, and its order would never get its credit note:
        // whoever asks settles the payment first.
        if (!payment.IsFinal || payment.PaymentIntentId is not { } intent) return;
        foreach (var made in await gateway.RefundsOfAsync(intent, cancellationToken))
            await db.WriteAsync(() => FollowAsync(payment.Id, made, cancellationToken), cancellationToken: cancellationToken);
    }

    /// <summary>A dispute keeps the order from being sent until it is decided for the shop (R42).</summary>
    public async Task DisputesAsync(PaymentId id, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == id, cancellationToken);
        if (payment.PaymentIntentId is not { } intent) return;
        var disputes = await gateway.DisputesOfAsync(intent, cancellationToken);
        if (disputes.Count > 0) await db.WriteAsync(() => HoldAsync(id, disputes, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<bool> FollowAsync(PaymentId id, GatewayRefund made, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        var known = await db.Set<Refund>().AsNoTracking().SingleOrDefaultAsync(
            refund => refund.StripeId == made.Id || (made.RefundId != null && refund.Id == made.RefundId), cancellationToken);
        // A failed try of a refund that was sent again meanwhile says nothing about the new one.
        if (known is null && made.HasFailed) return false;
        known ??= await OwedAsync(id, made, cancellationToken) ?? await TakeOverAsync(id, made, cancellationToken);
        return await apply.ExecuteAsync(known.Id, made, cancellationToken);
    }

    // Staff who saw a refund fail may well make it once more at Stripe instead of here: the debt is paid, not a second one.
    private Task<Refund?> OwedAsync(PaymentId id, GatewayRefund made, CancellationToken cancellationToken) =>
        db.Set<Refund>().AsNoTracking()
        .Where(refund => refund.PaymentId == id && refund.Status == RefundStatus.Failed && refund.SettledAt != null
            && refund.AmountMinor == made.Amount.Minor)
        .OrderBy(refund => refund.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    private async Task<Refund> TakeOverAsync(PaymentId id, GatewayRefund made, CancellationToken cancellationToken)
    {
        if (!await PaymentReserve.TryTakeAsync(db, id, made.Amount, cancellationToken))
            throw new DomainException($"Stripe's refund {made.Id} does not fit beside the refunds that are on their way.");
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
        var refund = Refund.Request(new RefundOf(payment, made.Amount, $"stripe-{made.Id}", "made at Stripe", "Stripe"), clock.GetUtcNow());
        db.Add(refund);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return refund;
    }

    private async Task<bool> HoldAsync(PaymentId id, IReadOnlyList<GatewayDispute> disputes, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        foreach (var dispute in disputes) await KeepAsync(id, dispute, cancellationToken);
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
        var open = disputes.FirstOrDefault(dispute => !dispute.IsSettledForUs);
        var status = (open ?? disputes[0]).Shown;
        if (payment.Dispute == status) return false;
        payment.Disputed(status);
        var order = await orders.ToChangeAsync(payment.OrderId, cancellationToken);
        order.Hold(open is null ? null : ReasonOf(open), clock.GetUtcNow());
        return true;
    }

    private static string ReasonOf(GatewayDispute dispute) => dispute.IsLost
        ? $"the buyer has the money back by a dispute ({dispute.Shown})"
        : $"the buyer disputes the payment ({dispute.Shown})";

    private async Task KeepAsync(PaymentId id, GatewayDispute shown, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await db.Set<PaymentDispute>().SingleOrDefaultAsync(dispute => dispute.Id == shown.Id, cancellationToken);
        known ??= db.Add(PaymentDispute.Of(id, shown.Id, now)).Entity;
        known.Became(shown, now);
    }
}
