using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Closes every open payment by asking Stripe for its object, even if no webhook ever comes (R35), and asks again about
/// those that were closed without money, more and more seldom. One that cannot be settled now does not keep the others from it.
/// </summary>
public sealed class ReconcilePayments(ShopDbContext db, SettlePayment settle, FollowOpenCases cases, TimeProvider clock,
    ILogger<ReconcilePayments> log)
{
    // A shopper who has just been sent to Stripe is still typing: asking would be in vain.
    private static readonly TimeSpan Head = TimeSpan.FromSeconds(5);

    // A round must come to its end: after a long standstill of the shop very many are due at once.
    private const int MaxAgain = 200;

    /// <returns>How many payments were asked about.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - Head;
        var open = await db.Set<Payment>().AsNoTracking()
            // One of the future was made before the clock was put back.
            .Where(payment => payment.CreatedAt < before || payment.CreatedAt > now)
            .Where(payment => payment.Method == PaymentMethod.Stripe)
            .Where(payment => payment.Status == PaymentStatus.Creating || payment.Status == PaymentStatus.Open
                || payment.Status == PaymentStatus.Pending)
            .OrderBy(payment => payment.CreatedAt).Select(payment => payment.Id).ToListAsync(cancellationToken);
        foreach (var id in open) await TrySettleAsync(id, cancellationToken);
        var again = await LookAgainAsync(cancellationToken);
        await cases.ExecuteAsync(cancellationToken);
        return open.Count + again;
    }

    private async Task<int> LookAgainAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One that was closed in the future was closed before the clock was put back.
        var closed = await db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.LookAgainAt <= now || (payment.LookAgainAt != null && payment.SettledAt > now))
            .OrderBy(payment => payment.LookAgainAt).Take(MaxAgain).ToListAsync(cancellationToken);
        foreach (var payment in closed)
        {
            var next = PaymentLooks.Next(payment.SettledAt ?? payment.CreatedAt, now);
            // Put off before Stripe is asked: of two processes one asks, and a payment that cannot be settled waits its turn.
            var isOurs = await db.WriteWithoutFlushAsync(() => PutOffAsync(payment, next, cancellationToken),
                cancellationToken: cancellationToken) == 1;
            if (isOurs) await TrySettleAsync(payment.Id, cancellationToken);
        }

        return closed.Count;
    }

    private Task<int> PutOffAsync(Payment payment, DateTimeOffset? next, CancellationToken cancellationToken) => db.Set<Payment>()
        .Where(same => same.Id == payment.Id && same.LookAgainAt == payment.LookAgainAt)
        .ExecuteUpdateAsync(set => set.SetProperty(same => same.LookAgainAt, next)
            .SetProperty(same => same.Version, same => same.Version + 1), cancellationToken);

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
