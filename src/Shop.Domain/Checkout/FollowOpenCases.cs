using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Asks Stripe about what goes on after a payment, for a shop that no event reaches: disputes that began, disputes that are
/// not decided, and refunds whose money has not gone yet. What cannot be asked now is asked in the next round.
/// </summary>
public sealed class FollowOpenCases(ShopDbContext db, IPaymentGateway gateway, SyncRefundsAndDisputes follow, TimeProvider clock,
    ILogger<FollowOpenCases> log)
{
    private const int Max = 200;

    // Buyers dispute weeks later, but the shop hears of it within days, unless it stood still.
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);
    private static readonly string[] Over = ["won", "lost", "warning_closed", "prevented"];

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!await db.Set<Payment>().AnyAsync(payment => payment.Method == PaymentMethod.Stripe, cancellationToken)) return;
        await TryAsync("new disputes", () => BegunAsync(cancellationToken));
        foreach (var id in await UndecidedAsync(cancellationToken))
            await TryAsync($"the disputes of payment {id}", () => follow.DisputesAsync(id, cancellationToken));
        foreach (var id in await UnsentAsync(cancellationToken))
            await TryAsync($"the refunds of payment {id}", () => follow.RefundsAsync(id, cancellationToken));
    }

    private async Task BegunAsync(CancellationToken cancellationToken)
    {
        var shown = await gateway.DisputesSinceAsync(clock.GetUtcNow() - Back, cancellationToken);
        var ids = shown.Select(dispute => dispute.Id).ToList();
        var known = await db.Set<PaymentDispute>().AsNoTracking().Where(dispute => ids.Contains(dispute.Id))
            .Select(dispute => new { dispute.Id, dispute.Status })
                .ToDictionaryAsync(dispute => dispute.Id, dispute => dispute.Status, cancellationToken);
        var news = shown.Where(dispute => known.GetValueOrDefault(dispute.Id) != dispute.Status).Select(dispute => dispute.PaymentIntentId)
            .OfType<string>().Distinct().ToList();
        var payments = await db.Set<Payment>().AsNoTracking().Where(payment => news.Contains(payment.PaymentIntentId!))
            .Select(payment => payment.Id).ToListAsync(cancellationToken);
        foreach (var id in payments) await follow.DisputesAsync(id, cancellationToken);
    }

    private Task<List<PaymentId>> UndecidedAsync(CancellationToken cancellationToken) => db.Set<PaymentDispute>().AsNoTracking()
        .Where(dispute => !Over.Contains(dispute.Status)).Select(dispute => dispute.PaymentId).Distinct().Take(Max)
            .ToListAsync(cancellationToken);

    private Task<List<PaymentId>> UnsentAsync(CancellationToken cancellationToken) => db.Set<Refund>().AsNoTracking()
        .Where(refund => refund.Status == RefundStatus.Pending).Select(refund => refund.PaymentId).Distinct().Take(Max)
            .ToListAsync(cancellationToken);

    private async Task TryAsync(string what, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            log.LogWarning(error, "Stripe could not be asked about {What} now; it is asked again.", what);
        }
    }
}
