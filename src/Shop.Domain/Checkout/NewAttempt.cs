using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Begins an order's next attempt to collect its total once the last one has no session and can have none: another row,
/// another key. Of two who ask at once one begins it; the database lets one open payment of an order be (R36).
/// </summary>
public sealed class NewAttempt(ShopDbContext db, TimeProvider clock)
{
    public Task<bool> ExecuteAsync(PaymentId spent, CancellationToken cancellationToken) =>
        db.WriteAsync(() => BeginAsync(spent, cancellationToken), cancellationToken: cancellationToken);

    private async Task<bool> BeginAsync(PaymentId spent, CancellationToken cancellationToken)
    {
        await db.LockAsync(spent, cancellationToken);
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == spent, cancellationToken);
        if (payment is not { Status: PaymentStatus.Creating, IsSpent: true }) return false;
        var next = payment.TryAnew(clock.GetUtcNow());
        // The old one is closed before the new one opens: at no moment are there two.
        await db.SaveChangesAsync(cancellationToken);
        db.Add(next);
        return true;
    }
}
