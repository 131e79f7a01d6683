using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// The state machine of a payment and its order: what Stripe shows goes in, one transaction's changes come out. Two that
/// run at once meet at the payment's row; the second then finds the work done.
/// </summary>
public sealed class ApplySession(ShopDbContext db, FindOrder orders, CompletePayment completion, ReleaseOrder release, TimeProvider clock)
{
    /// <param name="session">What Stripe shows, or null when it refused to make the session.</param>
    public async Task<PaymentStatus> ExecuteAsync(PaymentId id, GatewaySession? session, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        CrashPoint.Reached("payment-locked");
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
        if (payment.IsFinal) return payment.Status;
        if (session is null) await FailAsync(payment, "Stripe refused to make the session", cancellationToken);
        else if (payment.MismatchWith(session) is { } problem) payment.Quarantine(problem, session, clock.GetUtcNow());
        else await FollowAsync(payment, session, cancellationToken);
        return payment.Status;
    }

    private async Task FollowAsync(Payment payment, GatewaySession session, CancellationToken cancellationToken)
    {
        switch (session.State)
        {
            case SessionState.Open when payment.Status == PaymentStatus.Creating:
                payment.Opened(session);
                break;
            case SessionState.Processing:
                payment.BecamePending(session);
                break;
            case SessionState.Paid:
                payment.Succeed(session, clock.GetUtcNow());
                await PaidAsync(payment, cancellationToken);
                break;
            case SessionState.PaymentFailed:
                await FailAsync(payment, CancellationCauses.DelayedPaymentFailed, cancellationToken);
                break;
            case SessionState.Expired:
                payment.Expire(session, clock.GetUtcNow());
                await release.ExecuteAsync(payment.OrderId, CancellationCauses.TimeRanOut, cancellationToken);
                break;
        }
    }

    private async Task PaidAsync(Payment payment, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(payment.OrderId, cancellationToken);
        if (!await completion.TryAsync(order, payment.PaymentIntentId, "paid with Stripe", cancellationToken))
            db.Publish(new PaymentUnwanted(payment.Id), clock.GetUtcNow());
    }

    private async Task FailAsync(Payment payment, string problem, CancellationToken cancellationToken)
    {
        payment.Fail(problem, clock.GetUtcNow());
        await release.ExecuteAsync(payment.OrderId, problem, cancellationToken);
    }
}
