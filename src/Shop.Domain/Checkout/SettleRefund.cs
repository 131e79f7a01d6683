using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Asks Stripe for a refund that was written down, and writes what came of it. Safe to repeat and to run twice at once.</summary>
public sealed class SettleRefund(ShopDbContext db, IPaymentGateway gateway, ApplyRefund apply, TimeProvider clock)
{
    /// <exception cref="GatewayUnknownException">Stripe did not answer: the same call is made again.</exception>
    public async Task ExecuteAsync(RefundId id, CancellationToken cancellationToken)
    {
        var refund = await db.Set<Refund>().AsNoTracking().SingleAsync(refund => refund.Id == id, cancellationToken);
        if (refund.Status != RefundStatus.Requested) return;
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == refund.PaymentId, cancellationToken);
        if (payment.IsByHand)
        {
            await db.WriteAsync(() => apply.ByHandAsync(id, cancellationToken), cancellationToken: cancellationToken);
            return;
        }

        var intent = payment.PaymentIntentId ?? throw new DomainException($"Payment {payment.Id} succeeded without a payment intent.");
        try
        {
            var made = await FindAsync(refund, intent, cancellationToken)
                ?? await gateway.RefundAsync(new RefundCall(id, intent, refund.Amount, refund.IdempotencyKey), cancellationToken);
            await db.WriteAsync(() => apply.ExecuteAsync(id, made, cancellationToken), cancellationToken: cancellationToken);
        }
        catch (GatewayRefusedException refused)
        {
            await db.WriteAsync(() => apply.RefusedAsync(id, refused.Message, cancellationToken), cancellationToken: cancellationToken);
        }
    }

    // Stripe forgets keys after a day: an older call, and one that is made again for a failed refund, is looked for first (R22).
    private async Task<GatewayRefund?> FindAsync(Refund refund, string intent, CancellationToken cancellationToken)
    {
        // How old a call of the future is, nobody knows: the clock was put back.
        var age = clock.GetUtcNow() - refund.CreatedAt;
        if (age >= TimeSpan.Zero && age < Payment.KeyLifetime) return null;
        var made = await gateway.RefundsOfAsync(intent, cancellationToken);
        return made.FirstOrDefault(each => each.RefundId == refund.Id && !each.HasFailed);
    }
}
