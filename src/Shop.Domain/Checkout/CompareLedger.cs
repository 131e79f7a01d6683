using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Compares one day of the shop's books with Stripe's and with the invoices, charge by charge (R35), first letting each
/// payment catch up with what happened at Stripe. A charge that the shop does not know, for example after a restore
/// from a backup, shows here (R65).
/// </summary>
public sealed class CompareLedger(ShopDbContext db, LedgerDay ledger, CatchUpWithStripe catchUp, Seller seller, ILogger<CompareLedger> log)
{
    private const int MaxDays = 7;

    // Orders of the last minutes of a day are still being paid when the day is over.
    private static readonly TimeSpan Settling = TimeSpan.FromHours(4);

    /// <summary>
    /// Compares each finished day of the last week that was not compared after its end: a night in which Stripe could not be
    /// asked is made up for as soon as it can, and a day that cannot be compared does not hold up the others.
    /// </summary>
    /// <returns>How many days were compared.</returns>
    /// <exception cref="AggregateException">Days that could not be compared, and why; the others are.</exception>
    public async Task<int> CatchUpAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(seller.DayOf(now - Settling), now, cancellationToken);
        var failed = new List<Exception>();
        foreach (var day in missing)
        {
            if (await ProblemOfAsync(day, now, cancellationToken) is { } problem) failed.Add(problem);
        }

        return failed.Count == 0
            ? missing.Count
            : throw new AggregateException($"{failed.Count} of {missing.Count} days could not be compared.", failed);
    }

    private async Task<Exception?> ProblemOfAsync(DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(day, now, cancellationToken);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            log.LogWarning(error, "The ledgers of {Day} could not be compared; it is tried again", day);
            return error;
        }
    }

    public async Task<LedgerComparison> ExecuteAsync(DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = seller.StartOf(day)!.Value.ToUniversalTime();
        var until = seller.StartOf(day.AddDays(1))!.Value.ToUniversalTime();
        var books = await ledger.ReadAsync(from, until, cancellationToken);
        if (await catchUp.ExecuteAsync(books, cancellationToken)) books = await ledger.ReadAsync(from, until, cancellationToken);
        var comparison = LedgerComparison.Of(day, books.Sums, books.Differences, now);
        await db.WriteAsync(() => KeepAsync(comparison, cancellationToken), cancellationToken: cancellationToken);
        foreach (var difference in comparison.Differences) log.LogError("The ledgers of {Day} differ: {Difference}", day, difference);
        return comparison;
    }

    private async Task<List<DateOnly>> MissingAsync(DateOnly until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // By id, which grows with time and has an index. Before its first payment a shop has nothing to compare.
        var begun = await db.Set<Payment>().Where(payment => payment.Method == PaymentMethod.Stripe)
            .OrderBy(payment => payment.Id).Select(payment => (DateTimeOffset?)payment.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (begun is null) return [];
        var since = until.AddDays(-MaxDays);
        // What was compared in the future was compared by a clock that was put back since: perhaps before its day was over.
        var known = await db.Set<LedgerComparison>().AsNoTracking().Where(each => each.Day >= since)
            .Select(each => new { each.Day, each.ComparedAt }).ToListAsync(cancellationToken);
        var done = known.Where(each => each.ComparedAt >= seller.StartOf(each.Day.AddDays(1)) && each.ComparedAt <= now)
            .Select(each => each.Day);
        return [.. Enumerable.Range(0, MaxDays).Select(since.AddDays).Where(day => day >= seller.DayOf(begun.Value)).Except(done)];
    }

    private async Task<bool> KeepAsync(LedgerComparison comparison, CancellationToken cancellationToken)
    {
        await db.Set<LedgerComparison>().Where(known => known.Day == comparison.Day).ExecuteDeleteAsync(cancellationToken);
        db.Add(comparison);
        return true;
    }
}
