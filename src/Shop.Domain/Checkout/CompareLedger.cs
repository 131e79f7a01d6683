using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>
/// Compares one day of the shop's books with Stripe's and with the invoices, charge by charge (R35), first letting each
/// payment catch up with what happened at Stripe. A charge that the shop does not know, for example after a restore
/// from a backup, shows here (R65).
/// </summary>
public sealed class CompareLedger(ShopDbContext db, LedgerDay ledger, FollowStripe follow, Seller seller, ILogger<CompareLedger> log)
{
    public async Task<LedgerComparison> ExecuteAsync(DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = seller.StartOf(day)!.Value.ToUniversalTime();
        var until = seller.StartOf(day.AddDays(1))!.Value.ToUniversalTime();
        var books = await ledger.ReadAsync(from, until, cancellationToken);
        foreach (var behind in books.BehindOnRefunds) await follow.RefundsAsync(behind, cancellationToken);
        if (books.BehindOnRefunds.Count > 0) books = await ledger.ReadAsync(from, until, cancellationToken);
        var comparison = LedgerComparison.Of(day, books.Sums, books.Differences, now);
        await db.WriteAsync(() => KeepAsync(comparison, cancellationToken), cancellationToken: cancellationToken);
        foreach (var difference in comparison.Differences) log.LogError("The ledgers of {Day} differ: {Difference}", day, difference);
        return comparison;
    }

    private async Task<bool> KeepAsync(LedgerComparison comparison, CancellationToken cancellationToken)
    {
        await db.Set<LedgerComparison>().Where(known => known.Day == comparison.Day).ExecuteDeleteAsync(cancellationToken);
        db.Add(comparison);
        return true;
    }
}
