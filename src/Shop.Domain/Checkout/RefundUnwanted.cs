using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Sends money back that no order can take (R10, R36). The key is made of the payment intent: asking twice refunds once.</summary>
public sealed class RefundUnwanted(ShopDbContext db, IPaymentGateway gateway, TimeProvider clock)
{
    public async Task ExecuteAsync(PaymentId paymentId, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == paymentId, cancellationToken);
        if (payment.Status == PaymentStatus.Refunded) return;
        var intent = payment.PaymentIntentId ?? throw new DomainException($"Payment {paymentId} succeeded without a payment intent.");
        var key = $"refund-{intent}";
        var refund = await gateway.RefundAsync(intent, payment.Amount, key, cancellationToken);
        await db.WriteAsync(() => KeepAsync(paymentId, refund, key, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<bool> KeepAsync(PaymentId paymentId, GatewayRefund refund, string key, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == paymentId, cancellationToken);
        if (payment.Status == PaymentStatus.Refunded) return false;
        payment.Refunded();
        db.Add(Refund.Of(refund, paymentId, key, "the order could no longer be fulfilled", clock.GetUtcNow()));
        return true;
    }
}
