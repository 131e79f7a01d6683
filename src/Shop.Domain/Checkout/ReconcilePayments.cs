using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>
/// Closes every open payment by asking Stripe for its object, even if no webhook ever comes (R35). One that cannot be
/// settled now does not keep the others from it.
/// </summary>
public sealed class ReconcilePayments(ShopDbContext db, SettlePayment settle, EndPayment end, TimeProvider clock, ILogger<ReconcilePayments> log)
{
    // A shopper who has just been sent to Stripe is still typing: asking would be in vain.
    private static readonly TimeSpan Head = TimeSpan.FromSeconds(5);

    /// <returns>How many payments were asked about.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Head;
        var open = await db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.CreatedAt < before)
            .Where(payment => payment.Status == PaymentStatus.Creating || payment.Status == PaymentStatus.Open || payment.Status == PaymentStatus.Pending)
            .OrderBy(payment => payment.CreatedAt).ToListAsync(cancellationToken);
        foreach (var payment in open) await TrySettleAsync(payment, cancellationToken);
        return open.Count;
    }

    // Goods are held no longer than was said, though Stripe's page would live on; whoever has paid by then has paid.
    private bool IsHeldTooLong(Payment payment) => payment.Status is PaymentStatus.Creating or PaymentStatus.Open && payment.HoldUntil <= clock.GetUtcNow();

    private async Task TrySettleAsync(Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            if (IsHeldTooLong(payment)) await end.ExecuteAsync(payment, null, cancellationToken);
            else await settle.ExecuteAsync(payment.Id, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            log.LogWarning(error, "Payment {PaymentId} could not be settled now and is tried again.", payment.Id);
        }
    }
}
