using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Brings a payment to where Stripe says that it is. Webhook, return page and reconciler all run this one idempotent
/// function; none of them is believed about anything but "look again" (R31, R34, R35).
/// </summary>
public sealed class SettlePayment(ShopDbContext db, PaymentSessions sessions, ApplySession apply, EndPayment end,
    PaymentWithoutSession without)
{
    private static readonly Func<ShopDbContext, PaymentId, CancellationToken, Task<Payment>> ById =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, PaymentId id, CancellationToken _) => db.Set<Payment>().AsNoTracking().Single(payment => payment.Id == id)));

    private static readonly Func<ShopDbContext, OrderId, CancellationToken, Task<Payment?>> Latest =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, OrderId orderId, CancellationToken _) =>
            db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == orderId).OrderByDescending(payment => payment.Attempt)
                .FirstOrDefault()));

    /// <returns>Where the payment stands now.</returns>
    /// <exception cref="GatewayUnknownException">Stripe did not answer: nothing changed.</exception>
    public async Task<PaymentStatus> ExecuteAsync(PaymentId id, CancellationToken cancellationToken) =>
        await SettleAsync(await ById(db, id, cancellationToken), cancellationToken);

    /// <summary>Settles the order's latest payment, if it is still open or closed without money, and returns it.</summary>
    /// <returns>Null for an order that needed no payment.</returns>
    public async Task<Payment?> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        if (await LatestAsync(orderId, cancellationToken) is not { } latest) return null;
        if (latest is { IsFinal: true, IsClosedUnpaid: false }) return latest;
        await SettleAsync(latest, cancellationToken);
        return await LatestAsync(orderId, cancellationToken);
    }

    public Task<Payment?> LatestAsync(OrderId orderId, CancellationToken cancellationToken) => Latest(db, orderId, cancellationToken);

    private async Task<PaymentStatus> SettleAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.IsByHand || payment is { IsFinal: true, IsClosedUnpaid: false }) return payment.Status;
        var session = await sessions.ReadAsync(payment, cancellationToken);
        if (session is null) return await without.ExecuteAsync(payment, cancellationToken);
        if (payment.IsFinal && session.State != SessionState.Paid) return payment.Status;
        if (session.State == SessionState.Open && await end.CauseNowAsync(payment, cancellationToken) is { } cause)
            return await end.ExecuteAsync(payment, cause, cancellationToken);
        var status = await db.WriteAsync(() => apply.ExecuteAsync(payment.Id, session, cancellationToken),
            cancellationToken: cancellationToken);
        if (status == PaymentStatus.Succeeded) await end.OthersAsync(payment, cancellationToken);
        // Somebody closed the payment while its page was being made: nobody is to find that page.
        if (status is PaymentStatus.Expired or PaymentStatus.Failed && session.State == SessionState.Open)
            await sessions.EndAsync(await ById(db, payment.Id, cancellationToken), cancellationToken);
        return status;
    }
}
