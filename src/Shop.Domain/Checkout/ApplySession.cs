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
public sealed class ApplySession(ShopDbContext db, FindOrder orders, MarkOrderPaid completion, ReleaseOrder release, TimeProvider clock)
{
    /// <summary>Takes over what Stripe shows of the session.</summary>
    public Task<PaymentStatus> ExecuteAsync(PaymentId id, GatewaySession session, CancellationToken cancellationToken) =>
        ApplyAsync(id, session, CancellationCauses.TimeRanOut, cancellationToken);

    /// <summary>The same of a session that was ended for a reason of the shop's own.</summary>
    /// <param name="session">Null when there is no session to pay on, or none that Stripe knows.</param>
    public Task<PaymentStatus> EndAsync(PaymentId id, GatewaySession? session, string cause, CancellationToken cancellationToken) =>
        ApplyAsync(id, session, cause, cancellationToken);

    private async Task<PaymentStatus> ApplyAsync(PaymentId id, GatewaySession? session, string cause, CancellationToken cancellationToken)
    {
        await db.LockAsync(id, cancellationToken);
        CrashPoint.Reached("payment-locked");
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
        if (!MayMove(payment, session)) return payment.Status;
        if (session is null) await FailAsync(payment, cause, cancellationToken);
        else if (payment.MismatchWith(session) is { } problem) await SetAsideAsync(payment, problem, session, cancellationToken);
        else await FollowAsync(payment, session, cause, cancellationToken);
        return payment.Status;
    }

    // Money that has arrived wins over every end that the shop had come to by itself (R10).
    private static bool MayMove(Payment payment, GatewaySession? session) =>
        !payment.IsFinal || (payment.IsClosedUnpaid && session is { State: SessionState.Paid });

    private async Task FollowAsync(Payment payment, GatewaySession session, string cause, CancellationToken cancellationToken)
    {
        payment.ClearProblem();
        switch (session.State)
        {
            case SessionState.Open when payment.Status == PaymentStatus.Creating:
                payment.Opened(session, clock.GetUtcNow());
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
                await FailAsync(payment, CancellationCauses.DelayedPaymentFailed, cancellationToken);
                break;
            case SessionState.Expired:
                payment.Expire(session, clock.GetUtcNow());
                await release.ExecuteAsync(payment.OrderId, cause, cancellationToken);
                break;
        }
    }

    private async Task PaidAsync(Payment payment, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(payment.OrderId, cancellationToken);
        var isLate = order.Status == OrderStatus.Cancelled;
        if (isLate) payment.CameLate(clock.GetUtcNow());
        var cause = isLate ? "paid with Stripe after all: the money came late" : "paid with Stripe";
        if (await completion.TryAsync(order, payment.PaymentIntentId, cause, cancellationToken)) return;
        payment.BecomeUnmatched($"The money came when the order was {order.Status.ToText()} and could not take it. All of it goes back.");
        db.Publish(new PaymentUnmatched(payment.Id), clock.GetUtcNow());
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
