using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Sends money back that no order can take (R10, R36). Its token is made of the payment: asking twice refunds once.</summary>
public sealed class RefundUnwanted(ShopDbContext db, SettleRefund settle, TimeProvider clock)
{
    public async Task ExecuteAsync(PaymentId paymentId, CancellationToken cancellationToken)
    {
        var id = await db.WriteAsync(() => RequestAsync(paymentId, cancellationToken), cancellationToken: cancellationToken);
        await settle.ExecuteAsync(id, cancellationToken);
    }

    private async Task<RefundId> RequestAsync(PaymentId paymentId, CancellationToken cancellationToken)
    {
        await db.LockAsync(paymentId, cancellationToken);
        var token = $"unwanted-{paymentId}";
        if (await db.Set<Refund>().AsNoTracking().SingleOrDefaultAsync(refund => refund.Token == token, cancellationToken) is { } known) return known.Id;
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == paymentId, cancellationToken);
        if (!await PaymentReserve.TryTakeAsync(db, paymentId, payment.Amount, cancellationToken))
            throw new DomainException($"Payment {paymentId} is refunded in part already.");
        var refund = Refund.Request(new RefundOf(payment, payment.Amount, token, "the order could no longer be fulfilled", "the shop"), clock.GetUtcNow());
        db.Add(refund);
        return refund.Id;
    }
}
