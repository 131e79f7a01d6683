using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Reminds once of transfers that have not come, and gives the goods of an order back whose time is over. Run twice, or in two
/// processes at once, it does each once. Money that is booked at the same moment either paid, or finds the order given up.
/// </summary>
public sealed class FollowPromises(ShopDbContext db, ApplySession apply, TimeProvider clock, ILogger<FollowPromises> log)
{
    private const int Portion = 200;

    /// <returns>How many orders were given up.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var id in await OverdueAsync(cancellationToken)) if (await TryEndAsync(id, cancellationToken)) ended++;
        await RemindAsync(cancellationToken);
        return ended;
    }

    private async Task<List<PaymentId>> OverdueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await Promised().Where(payment => payment.HoldUntil <= now).OrderBy(payment => payment.HoldUntil).Take(Portion)
            .Select(payment => payment.Id).ToListAsync(cancellationToken);
    }

    // One that cannot be ended now does not keep the others from it.
    private async Task<bool> TryEndAsync(PaymentId id, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => apply.EndAsync(id, null, CancellationCauses.TimeRanOut, cancellationToken),
                cancellationToken: cancellationToken) == PaymentStatus.Failed;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            log.LogWarning(error, "Payment {PaymentId}, whose time is over, could not be ended now; it is tried again.", id);
            return false;
        }
    }

    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await Promised().Where(payment => payment.RemindAt <= now && payment.HoldUntil > now)
            .OrderBy(payment => payment.RemindAt).Take(Portion).Select(payment => payment.Id).ToListAsync(cancellationToken);
        foreach (var id in due) await db.WriteAsync(() => RemindAsync(id, now, cancellationToken), cancellationToken: cancellationToken);
    }

    // Of two who remind at once one takes it, and with it goes the event.
    private async Task<bool> RemindAsync(PaymentId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isOurs = await db.Set<Payment>()
            .Where(payment => payment.Id == id && payment.RemindAt != null && payment.Status == PaymentStatus.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.RemindAt, (DateTimeOffset?)null)
                .SetProperty(payment => payment.Version, payment => payment.Version + 1), cancellationToken) == 1;
        if (isOurs) db.Publish(new PaymentReminderDue(id), now);
        return isOurs;
    }

    private IQueryable<Payment> Promised() => db.Set<Payment>().AsNoTracking()
        .Where(payment => payment.Method != PaymentMethod.Stripe && payment.Status == PaymentStatus.Pending);
}
