using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Payments;

/// <summary>A kind of event that should have come by now: something of it happened at Stripe, and the shop found out by asking.</summary>
/// <param name="Since">When the first happened of which no event came.</param>
public sealed record MissingEvents(string Type, DateTimeOffset Since);

/// <summary>
/// The events that Stripe is to send. The shop asks by itself too, so a missing kind loses nothing; but it hears later. A
/// kind is called missing only when it must have been sent: a young shop that nobody disputed a payment of misses nothing.
/// </summary>
public sealed class NeededEvents(ShopDbContext db, TimeProvider clock)
{
    /// <summary>What to turn on in Stripe's dashboard.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
            "checkout.session.expired",
        "payment_intent.succeeded", "payment_intent.payment_failed", "charge.refunded", "refund.created", "refund.updated", "refund.failed",
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated",
    ];

    // Events may come late, and an old silence that was mended is nobody's business any more.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<MissingEvents>> MissingAsync(CancellationToken cancellationToken)
    {
        var (from, until) = (clock.GetUtcNow() - Memory, clock.GetUtcNow() - Patience);
        var payments = db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.SettledAt > from && payment.SettledAt < until && payment.SessionId != null);
        var refunds = db.Set<Refund>().AsNoTracking()
            .Where(refund => refund.SettledAt > from && refund.SettledAt < until && refund.StripeId != null);
        var disputes = db.Set<PaymentDispute>().AsNoTracking().Where(dispute => dispute.SeenAt > from && dispute.SeenAt < until);
        var missing = new List<MissingEvents?>
        {
            await OfAsync(["checkout.session.completed", "payment_intent.succeeded"],
                payments.Where(payment => payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.Refunded)
                .Select(payment => payment.SettledAt), cancellationToken),
            await OfAsync(["checkout.session.expired"], payments.Where(payment => payment.Status == PaymentStatus.Expired)
                .Select(payment => payment.SettledAt), cancellationToken),
            await OfAsync(["refund.created", "refund.updated", "charge.refunded"], refunds.Select(refund => refund.SettledAt),
                cancellationToken),
            await OfAsync(["refund.failed", "refund.updated", "charge.refund.updated"],
                refunds.Where(refund => refund.Status == RefundStatus.Failed).Select(refund => refund.SettledAt), cancellationToken),
            await OfAsync(["charge.dispute.created"], disputes.Select(dispute => (DateTimeOffset?)dispute.SeenAt), cancellationToken),
        };
        return [.. missing.OfType<MissingEvents>()];
    }

    private async Task<MissingEvents?> OfAsync(string[] types, IQueryable<DateTimeOffset?> happened, CancellationToken cancellationToken)
    {
        if (await happened.OrderBy(at => at).FirstOrDefaultAsync(cancellationToken) is not { } first) return null;
        var from = clock.GetUtcNow() - Memory;
        return await db.Set<StripeWebhookEvent>()
            .AnyAsync(stored => types.Contains(stored.Type) && stored.ReceivedAt > from, cancellationToken)
            ? null
            : new MissingEvents(types[0], first);
    }
}
