using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Jobs.Outbox;

/// <summary>Claims and closes rows, by guarded updates: of two pumps one gets the row (R44).</summary>
public sealed class OutboxRows(ShopDbContext db, TimeProvider clock)
{
    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => Due(clock.GetUtcNow()).AnyAsync(cancellationToken);

    /// <summary>Takes some of the rows that are due, the oldest first, all by one write.</summary>
    public async Task<ClaimedRows> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = await Due(now).OrderBy(message => message.DueAt).Select(message => message.Id).Take(most).ToListAsync(cancellationToken);
        if (ids.Count == 0) return new ClaimedRows([], AnyDue: false);
        var owner = Guid.NewGuid();
        // Who started anew after a power cut would not wait for a lease anyway.
        await db.WriteWithoutFlushAsync(
            () => Due(now).Where(message => ids.Contains(message.Id)).TakeAsync(
                owner, cancellationToken, set => set.SetProperty(message => message.Attempts, message => message.Attempts + 1)),
            cancellationToken: cancellationToken);
        var claimed = db.Set<OutboxMessage>().AsNoTracking().Where(message => ids.Contains(message.Id) && message.LeasedBy == owner);
        return new ClaimedRows(await claimed.OrderBy(message => message.DueAt).ToListAsync(cancellationToken), AnyDue: true);
    }

    /// <summary>Gives each fact's handlers their rows and closes the facts, in one transaction.</summary>
    /// <returns>The new rows. They are in the hands of whoever had the facts, under the same lease.</returns>
    public Task<List<OutboxMessage>> FanOutAsync(
        IReadOnlyCollection<OutboxMessage> facts, Func<OutboxMessage, IEnumerable<string>> handlers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.WriteWithoutFlushAsync(
            async () =>
            {
                var shares = new List<OutboxMessage>();
                foreach (var fact in facts)
                    if (await CloseAsync([fact], now, cancellationToken) == 1)
                        shares.AddRange(handlers(fact).Select(handler => fact.For(handler, now)));
                db.AddRange(shares);
                return shares;
            },
            cancellationToken: cancellationToken);
    }

    /// <summary>Makes due what was put off before the clock was put back.</summary>
    /// <returns>How many rows it was.</returns>
    public async Task<int> HastenAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = db.Set<OutboxMessage>().Open().PutOffTooFar(now);
        if (!await late.AnyAsync(cancellationToken)) return 0;
        return await db.WriteAsync(() => late.ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now), cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>Gives back what one claim took and nobody did: another may take it at once.</summary>
    public Task ReleaseAsync(Guid owner, CancellationToken cancellationToken) => db.WriteAsync(
        () => db.Set<OutboxMessage>().Where(row => row.DoneAt == null)
            .ReleaseAsync(owner, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Closes rows that one claim took.</summary>
    public Task DoneAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken) => db.WriteAsync(
        () => CloseAsync(messages, clock.GetUtcNow(), cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Puts it off, or sets it aside for a person.</summary>
    public Task FailedAsync(OutboxMessage message, Retry retry, string error, CancellationToken cancellationToken)
    {
        DateTimeOffset? deadAt = retry.IsOver ? clock.GetUtcNow() : null;
        var dueAt = clock.GetUtcNow() + retry.Pause;
        return db.WriteAsync(
            () => Mine([message]).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LastError, error).SetProperty(row => row.DeadAt, deadAt)
                    .SetProperty(row => row.DueAt, dueAt)
                    .SetProperty(row => row.LeasedBy, (Guid?)null),
                cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>Gives a dead row new tries; one that is not dead stays as it is.</summary>
    public Task RetryAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.WriteAsync(
            () => db.Set<OutboxMessage>().Where(row => row.Id == id && row.DeadAt != null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DeadAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.DueAt, now),
                cancellationToken),
            cancellationToken: cancellationToken);
    }

    private Task<int> CloseAsync(IReadOnlyCollection<OutboxMessage> messages, DateTimeOffset now, CancellationToken cancellationToken) =>
        Mine(messages).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DoneAt, now).SetProperty(row => row.LeasedBy, (Guid?)null), cancellationToken);

    // Another pump may have taken it over: then the row is no longer ours to close.
    private IQueryable<OutboxMessage> Mine(IReadOnlyCollection<OutboxMessage> messages)
    {
        var ids = messages.Select(message => message.Id).ToList();
        var owner = messages.First().LeasedBy;
        return db.Set<OutboxMessage>().Where(row => ids.Contains(row.Id) && row.LeasedBy == owner && row.DoneAt == null);
    }

    private IQueryable<OutboxMessage> Due(DateTimeOffset now) =>
        db.Set<OutboxMessage>().Open().Where(message => message.DueAt <= now && message.LeasedBy == null);
}

/// <summary>What one claim took. Rows that are due and not among them went to another pump in the same moment.</summary>
public sealed record ClaimedRows(IReadOnlyList<OutboxMessage> Rows, bool AnyDue);

/// <summary>What follows a failure: a pause that doubles from 2 s to an hour with some chance in it, and an end.</summary>
public sealed record Retry(bool IsOver, TimeSpan Pause)
{
    private const int MaxAttempts = 14;

    public static Retry After(int attempts, Exception error)
    {
        // Mails wait for as long as the mail server cannot be used; what it refuses for good is not tried again.
        var isOver = error is NeverPossibleException || (attempts >= MaxAttempts && error is not NotPossibleNowException);
        return new Retry(isOver, OutboxTimes.AtMost(attempts) * (0.6 + (Random.Shared.NextDouble() * 0.4)));
    }
}
