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
        foreach (var key in party.Keys()) await db.NextAsync<CheckoutTally>(nameof(CheckoutTally.Tries), [key.Key], cancellationToken);
        return await JudgeAsync(party, cancellationToken);
    }

    /// <summary>The same without a lock, before anything is done.</summary>
    public async Task<CheckoutVerdict> JudgeAsync(CheckoutParty party, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hold = CheckoutLimits.HoldAfter(0);
        foreach (var key in party.Keys())
        {
            var moments = await PartyHistory.OfAsync(db, key, now, cancellationToken);
            if (RefusalOf(key, moments) is { } refusal) return new CheckoutVerdict(hold, refusal);
            var lapses = CheckoutLimits.HoldAfter(moments.Lapsed.Count - Credit(key, moments));
            if (lapses < hold) hold = lapses;
        }

        return new CheckoutVerdict(hold, null);
    }

    /// <summary>Whether so many cards were declined for this party that none of its payment pages may stay open.</summary>
    public async Task<bool> HasTriedTooManyCardsAsync(CheckoutParty party, CancellationToken cancellationToken)
    {
        foreach (var key in party.Keys())
        {
            var moments = await PartyHistory.OfAsync(db, key, clock.GetUtcNow(), cancellationToken);
            if (RefusalOf(key, moments) is { Reason: CheckoutRefusalReason.Declined }) return true;
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

    // Declines first: they are what a person should hear of.
    private CheckoutRefusal? RefusalOf(PartyKey key, PartyMoments moments)
    {
        var (unpaid, declines) = key.Kind == PartyKind.Client
            ? (limits.UnpaidPerClient, limits.DeclinesPerClient)
            : (limits.UnpaidPerShopper, limits.DeclinesPerShopper);
        return Over(CheckoutRefusalReason.Declined, moments.Declined, declines, CheckoutLimits.DeclineWindow)
            ?? Over(CheckoutRefusalReason.Unpaid, moments.Unpaid, unpaid, CheckoutLimits.OrderWindow)
            ?? Over(CheckoutRefusalReason.Lapsed, moments.Lapsed, limits.Lapses, CheckoutLimits.LapseWindow);

        CheckoutRefusal? Over(CheckoutRefusalReason reason, IReadOnlyList<DateTimeOffset> times, int limit, TimeSpan window)
        {
            // So many of the oldest have to be forgotten before one more is allowed.
            var excess = times.Count - (limit + (long)Credit(key, moments)) + 1;
            return excess < 1 ? null : new CheckoutRefusal(key, reason, times[(int)excess - 1] + window);
        }
    }

    // One that pays now and then is a shop's ordinary customer; an address from which many pay is an office or a campus.
    private static int Credit(PartyKey key, PartyMoments moments) => key.Kind == PartyKind.Client ? 2 * moments.Paid : moments.Paid;
}
