using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Closes every open payment by asking Stripe for its object, even if no webhook ever comes (R35). One that cannot be
/// settled now does not keep the others from it.
/// </summary>
public sealed class ReconcilePayments(ShopDbContext db, SettlePayment settle, TimeProvider clock, ILogger<ReconcilePayments> log)
{
    // A shopper who has just been sent to Stripe is still typing: asking would be in vain.
    private static readonly TimeSpan Head = TimeSpan.FromSeconds(5);

    /// <returns>How many payments were asked about.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - Head;
        var open = await db.Set<Payment>().AsNoTracking()
            // One of the future was made before the clock was put back.
            .Where(payment => payment.CreatedAt < before || payment.CreatedAt > now)
            .Where(payment => payment.Status == PaymentStatus.Creating || payment.Status == PaymentStatus.Open || payment.Status == PaymentStatus.Pending)
            .OrderBy(payment => payment.CreatedAt).Select(payment => payment.Id).ToListAsync(cancellationToken);
        foreach (var id in open) await TrySettleAsync(id, cancellationToken);
        return open.Count;
    }

    private async Task TrySettleAsync(PaymentId id, CancellationToken cancellationToken)
    {
        try
        {
            await settle.ExecuteAsync(id, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            log.LogWarning(error, "Payment {PaymentId} could not be settled now and is tried again.", id);
        }
    }
}
