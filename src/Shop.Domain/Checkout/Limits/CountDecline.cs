using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout.Limits;

/// <summary>
/// Counts the cards that are declined on a payment page, and ends the page when there were too many: somebody is trying
/// stolen cards (R82). Told twice, it counts once.
/// </summary>
public sealed class CountDecline(ShopDbContext db, CheckoutGuard guard, CheckoutLimits limits, EndPayment end, TimeProvider clock)
{
    /// <param name="id">Stripe's charge or event.</param>
    /// <exception cref="GatewayUnknownException">Stripe does not answer: it is tried again.</exception>
    public async Task ExecuteAsync(string id, PaymentId paymentId, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == paymentId, cancellationToken);
        // A transfer that fails days later is no card that was tried.
        if (payment.Status == PaymentStatus.Pending || (payment.IsFinal && payment.Status != PaymentStatus.Expired && payment.Status != PaymentStatus.Succeeded)) return;
        await RecordAsync(id, paymentId, cancellationToken);
        if (payment.IsFinal) return;
        if (await IsTooMuchAsync(payment, cancellationToken)) await end.ExecuteAsync(payment, EndPayment.Declined, cancellationToken);
    }

    private async Task RecordAsync(string id, PaymentId paymentId, CancellationToken cancellationToken)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                if (!await db.Set<PaymentDecline>().AnyAsync(known => known.Id == id, cancellationToken)) db.Add(PaymentDecline.Of(id, paymentId, clock.GetUtcNow()));
                return true;
            }, cancellationToken: cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            // Another event about the same decline was faster.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> IsTooMuchAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (await db.Set<PaymentDecline>().CountAsync(decline => decline.PaymentId == payment.Id, cancellationToken) >= limits.DeclinesPerOrder) return true;
        var order = await db.Set<Order>().AsNoTracking().SingleAsync(order => order.Id == payment.OrderId, cancellationToken);
        return await guard.HasTriedTooManyCardsAsync(new CheckoutParty(order.ClientNetwork, order.EmailKey, order.CartId), cancellationToken);
    }
}
