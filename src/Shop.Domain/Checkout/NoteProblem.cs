using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>Keeps on the payment what Stripe said against it, and logs it when it is news: no refusal is silent.</summary>
public sealed class NoteProblem(ShopDbContext db, TimeProvider clock, ILogger<NoteProblem> log)
{
    private const int SameCallIsRunning = 409;

    /// <param name="isSpent">Whether no session came of this attempt, and none will.</param>
    public async Task ExecuteAsync(Payment payment, StripeProblem problem, bool isSpent, CancellationToken cancellationToken)
    {
        // Two who ask at the same moment are no fault of anybody.
        if (problem.Status == SameCallIsRunning) return;
        var isKept = await db.WriteAsync(() => KeepAsync(payment, problem, isSpent, cancellationToken),
            cancellationToken: cancellationToken);
        if (isKept && (payment.Problem?.Status, payment.Problem?.Code) != (problem.Status, problem.Code))
            log.LogError("Payment {PaymentId} of order {OrderId} waits. Stripe says: {Problem}", payment.Id, payment.OrderId, problem);
    }

    /// <summary>The attempt can have no session any more, for a reason of time alone.</summary>
    public Task<int> SpendAsync(Payment payment, CancellationToken cancellationToken) => db.WriteAsync(
        () => db.Set<Payment>().Where(same => same.Id == payment.Id && same.Status == PaymentStatus.Creating).ExecuteUpdateAsync(
            set => set.SetProperty(same => same.IsSpent, true)
                .SetProperty(same => same.Version, same => same.Version + 1), cancellationToken),
        cancellationToken: cancellationToken);

    private async Task<bool> KeepAsync(Payment payment, StripeProblem problem, bool isSpent, CancellationToken cancellationToken)
    {
        await db.LockAsync(payment.Id, cancellationToken);
        var now = await db.Set<Payment>().SingleAsync(same => same.Id == payment.Id, cancellationToken);
        // Somebody else was answered meanwhile.
        if (now.IsFinal || now.SessionId != payment.SessionId) return false;
        now.Meet(problem, isSpent, clock.GetUtcNow());
        return true;
    }
}
