using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Gives money back: pieces and parts of lines, of the delivery, and goodwill. Each is reserved where it comes from by a
/// guarded update, so that all refunds together never exceed a line, a tax rate or the payment (R20); the outbox asks Stripe
/// after the commit, and stock moves when the refund is booked.
/// </summary>
public sealed class RefundOrder(ShopDbContext db, FindOrder orders, RefundParts parts, TimeProvider clock)
{
    public Task<RefundResult> ExecuteAsync(RefundRequest request, CancellationToken cancellationToken) =>
        db.WriteAsync(() => WriteAsync(request, cancellationToken), result => result is RefundResult.Requested, cancellationToken);

    private async Task<RefundResult> WriteAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        if (await PaymentIdOfAsync(request.OrderId, cancellationToken) is { } id) await db.LockAsync(id, cancellationToken);
        await db.LockAsync(request.OrderId, cancellationToken);
        if (await KnownAsync(request.Token, cancellationToken) is { } known) return new RefundResult.Requested(known);
        var order = await orders.ByIdAsync(request.OrderId, cancellationToken)
            ?? throw new DomainException($"There is no order {request.OrderId}.");
        if (await PaymentOfAsync(order, cancellationToken) is not { } payment) return new RefundResult.NothingPaid();
        var plan = RefundPlan.Of(order, request);
        if (plan.Problems.Count > 0) return new RefundResult.Impossible(plan.Problems);
        if (plan.Doubts.Count > 0 && !request.Confirmed) return new RefundResult.Unconfirmed(plan.Doubts);
        return await ReserveAsync(order, payment, plan, request, cancellationToken);
    }

    private async Task<RefundResult> ReserveAsync(Order order, Payment payment, RefundPlan plan, RefundRequest request,
        CancellationToken cancellationToken)
    {
        if (!await PaymentReserve.TryTakeAsync(db, payment.Id, plan.Total, cancellationToken))
            return new RefundResult.TooMuch(payment.Amount - new Money(payment.RefundedMinor, payment.Currency));
        CrashPoint.Reached("refund-reserved");
        var refund = Refund.Request(new RefundOf(payment, plan.Total, request.Token, request.Reason, request.By), clock.GetUtcNow());
        if (!await parts.TryReserveAsync(order, refund.Id, plan.Shares, cancellationToken)) return new RefundResult.NotTaken();
        db.Add(refund);
        db.Publish(new RefundRequested(refund.Id, refund.Attempt), clock.GetUtcNow());
        return new RefundResult.Requested(refund.Id);
    }

    private async Task<RefundId?> KnownAsync(string token, CancellationToken cancellationToken) =>
        await db.Set<Refund>().Where(refund => refund.Token == token).Select(refund => (RefundId?)refund.Id)
            .SingleOrDefaultAsync(cancellationToken);

    private async Task<PaymentId?> PaymentIdOfAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await orders.ByIdAsync(orderId, cancellationToken) is { } order ? (await PaymentOfAsync(order, cancellationToken))?.Id : null;

    private Task<Payment?> PaymentOfAsync(Order order, CancellationToken cancellationToken) => db.Set<Payment>().AsNoTracking()
        .SingleOrDefaultAsync(
            payment => payment.OrderId == order.Id && payment.Status == PaymentStatus.Succeeded
                && payment.Reference == order.PaymentReference,
            cancellationToken);
}
