using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout.Limits;

/// <summary>What the guard says of a checkout: for how long its goods are held, or why it is refused.</summary>
public sealed record CheckoutVerdict(TimeSpan Hold, CheckoutRefusal? Refusal);

/// <summary>
/// Keeps those who do not pay from opening payment pages, trying cards and holding goods without end (R82). The counts are the
/// orders themselves, so all processes see the same, and nothing is lost by a restart.
/// </summary>
public sealed class CheckoutGuard(ShopDbContext db, CheckoutLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// Inside the transaction that places the order: whoever checks out as the same client, mail address or cart waits until
    /// it is over, and then counts it.
    /// </summary>
    public async Task<CheckoutVerdict> JudgeInTurnAsync(CheckoutParty party, CancellationToken cancellationToken)
    {
        foreach (var key in Limited(party)) await db.NextAsync<CheckoutTally>(nameof(CheckoutTally.Tries), [key.Key], cancellationToken);
        return await JudgeAsync(party, cancellationToken);
    }

    /// <summary>The same without a lock, before anything is done.</summary>
    public async Task<CheckoutVerdict> JudgeAsync(CheckoutParty party, CancellationToken cancellationToken)
    {
        var hold = CheckoutLimits.HoldAfter(0);
        foreach (var key in Limited(party))
        {
            var (own, counts) = (limits.Of(key.Kind), await PartyHistory.OfAsync(db, key, clock.GetUtcNow(), cancellationToken));
            if (own.RefusalOf(counts) is { } reason) return new CheckoutVerdict(hold, new CheckoutRefusal(key, reason));
            if (own.HoldFor(counts) is var shorter && shorter < hold) hold = shorter;
        }

        return new CheckoutVerdict(hold, null);
    }

    /// <summary>Whether so many cards were declined for this party that none of its payment pages may stay open.</summary>
    public async Task<bool> HasTriedTooManyCardsAsync(CheckoutParty party, CancellationToken cancellationToken)
    {
        foreach (var key in Limited(party))
        {
            if (limits.Of(key.Kind).IsOverDeclines(await PartyHistory.OfAsync(db, key, clock.GetUtcNow(), cancellationToken))) return true;
        }

        return false;
    }

    /// <summary>Remembers the refusal for the staff, in a transaction of its own.</summary>
    public Task RecordAsync(CheckoutRefusal refusal, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var before = now - Day;
        await db.NextAsync<CheckoutTally>(nameof(CheckoutTally.Tries), [refusal.By.Key], cancellationToken);
        var row = db.Set<CheckoutTally>().Where(tally => tally.Key == refusal.By.Key);
        await row.Where(tally => tally.RefusedAt == null || tally.RefusedAt < before).ExecuteUpdateAsync(
            set => set.SetProperty(tally => tally.Refusals, 0).SetProperty(tally => tally.RefusedSince, now), cancellationToken);
        return await row.ExecuteUpdateAsync(
            set => set.SetProperty(tally => tally.Refusals, tally => tally.Refusals + 1).SetProperty(tally => tally.RefusedAt, now)
                .SetProperty(tally => tally.Reason, refusal.Reason), cancellationToken);
    }, cancellationToken: cancellationToken);

    private IEnumerable<PartyKey> Limited(CheckoutParty party) => party.Keys().Where(key => !limits.Of(key.Kind).IsNone);
}
