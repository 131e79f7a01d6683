using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>A refund as staff ask for it.</summary>
/// <param name="Token">The form's one-time token: sent twenty times, it is one refund (R11).</param>
/// <param name="Restock">What goes back on the shelf.</param>
public sealed record RefundRequest(OrderId OrderId, string Token, Money Amount, IReadOnlyList<StockRequest> Restock, string Reason, string By);

public abstract record RefundResult
{
    /// <summary>Written down; Stripe is asked next.</summary>
    public sealed record Requested(RefundId Id) : RefundResult;

    /// <summary>The order has no payment to give back from.</summary>
    public sealed record NothingPaid : RefundResult;

    public sealed record TooMuch(Money Left) : RefundResult;

    /// <summary>More is to go back on the shelf than the order took from it.</summary>
    public sealed record NotTaken : RefundResult;
}

/// <summary>
/// Gives money back, in part or whole. The sum is reserved on the payment by a guarded update, so that all refunds
/// together never exceed it (R20); the outbox asks Stripe after the commit.
/// </summary>
public sealed class RefundOrder(ShopDbContext db, FindOrder orders, ReturnStock returns, ConsumeStock writeOff, TimeProvider clock)
{
    public Task<RefundResult> ExecuteAsync(RefundRequest request, CancellationToken cancellationToken) =>
        db.WriteAsync(() => WriteAsync(request, cancellationToken), result => result is RefundResult.Requested, cancellationToken);

    private async Task<RefundResult> WriteAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(request.OrderId, cancellationToken) ?? throw new DomainException($"There is no order {request.OrderId}.");
        if (await PaymentIdOfAsync(order, cancellationToken) is { } id) await db.LockAsync(id, cancellationToken);
        if (await KnownAsync(request.Token, cancellationToken) is { } known) return new RefundResult.Requested(known);
        if (await PaymentOfAsync(order, cancellationToken) is not { } payment) return new RefundResult.NothingPaid();
        if (!await PaymentReserve.TryTakeAsync(db, payment.Id, request.Amount, cancellationToken))
            return new RefundResult.TooMuch(payment.Amount - new Money(payment.RefundedMinor, payment.Currency));
        CrashPoint.Reached("refund-reserved");
        if (!await returns.TryReturnAsync(order.Id, request.Restock, cancellationToken)) return new RefundResult.NotTaken();
        var refund = Refund.Request(new RefundOf(payment, request.Amount, request.Token, request.Reason, request.By), clock.GetUtcNow());
        db.Add(refund);
        db.Publish(new RefundRequested(refund.Id, refund.Attempt), clock.GetUtcNow());
        // Nothing of an order that is given back whole will be sent any more: what does not return to the shelf is lost.
        if (payment.RefundedMinor + request.Amount.Minor == payment.AmountMinor && order.Status == OrderStatus.Paid)
            await writeOff.ExecuteAsync(order.Id, "written off", cancellationToken);
        return new RefundResult.Requested(refund.Id);
    }

    private async Task<RefundId?> KnownAsync(string token, CancellationToken cancellationToken) =>
        await db.Set<Refund>().Where(refund => refund.Token == token).Select(refund => (RefundId?)refund.Id).SingleOrDefaultAsync(cancellationToken);

    private async Task<PaymentId?> PaymentIdOfAsync(Order order, CancellationToken cancellationToken) => (await PaymentOfAsync(order, cancellationToken))?.Id;

    private Task<Payment?> PaymentOfAsync(Order order, CancellationToken cancellationToken) => db.Set<Payment>().AsNoTracking()
        .SingleOrDefaultAsync(
            payment => payment.OrderId == order.Id && payment.Status == PaymentStatus.Succeeded && payment.PaymentIntentId == order.PaymentReference,
            cancellationToken);
}
