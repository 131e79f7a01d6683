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
        else if (payment.MismatchWith(session) is { } problem) await SetAsideAsync(payment, problem, session, cancellationToken);
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
                await completion.BeginAsync(await orders.ToChangeAsync(payment.OrderId, cancellationToken), cancellationToken);
                break;
            case SessionState.Paid:
                payment.Succeed(session, clock.GetUtcNow());
                await PaidAsync(payment, cancellationToken);
                break;
            case SessionState.PaymentFailed:
                await FailAsync(payment, "the delayed payment failed", cancellationToken);
                break;
            case SessionState.Expired:
                payment.Expire(session, IsLapse(payment), clock.GetUtcNow());
                await release.ExecuteAsync(payment.OrderId, payment.EndCause ?? "the time to pay ran out", cancellationToken);
                break;
        }
    }

    // Who orders again soon has changed the cart; who does so when half of the time is over holds the goods, and goes on holding them.
    private bool IsLapse(Payment payment) => payment.EndCause is null
        || (payment.EndCause == EndPayment.OrderedAgain && clock.GetUtcNow() - payment.CreatedAt >= (payment.HoldUntil - payment.CreatedAt) / 2);

    private async Task PaidAsync(Payment payment, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(payment.OrderId, cancellationToken);
        if (!await completion.TryAsync(order, payment.PaymentIntentId, "paid with Stripe", cancellationToken))
            db.Publish(new PaymentUnwanted(payment.Id), clock.GetUtcNow());
    }

    // A person must look at it first; the shopper's cart does not wait for that.
    private async Task SetAsideAsync(Payment payment, string problem, GatewaySession session, CancellationToken cancellationToken)
    {
        payment.Quarantine(problem, session, clock.GetUtcNow());
        (await orders.ToChangeAsync(payment.OrderId, cancellationToken)).LeavePaymentPage("the payment was set aside", clock.GetUtcNow());
    }

    private async Task FailAsync(Payment payment, string problem, CancellationToken cancellationToken)
    {
        payment.Fail(problem, clock.GetUtcNow());
        await release.ExecuteAsync(payment.OrderId, problem, cancellationToken);
    }
}
