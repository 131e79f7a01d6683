using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Jobs.Outbox;

/// <summary>Claims and closes rows, by guarded updates: of two pumps one gets the row (R44).</summary>
public sealed class OutboxRows(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => Due(clock.GetUtcNow()).AnyAsync(cancellationToken);

    /// <summary>Takes some of the rows that are due, the oldest first, all by one write.</summary>
    public async Task<ClaimedRows> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = await Due(now).OrderBy(message => message.DueAt).Select(message => message.Id).Take(most).ToListAsync(cancellationToken);
        if (ids.Count == 0) return new ClaimedRows([], AnyDue: false);
        var (owner, until) = (Guid.NewGuid(), now + Lease);
        // Who started anew after a power cut would not wait for a lease anyway.
        await db.WriteSoonAsync(
            () => Due(now).Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(message => message.LeasedBy, owner).SetProperty(message => message.LeasedUntil, until)
                    .SetProperty(message => message.Attempts, message => message.Attempts + 1),
                cancellationToken),
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
        return db.WriteSoonAsync(
            async () =>
            {
                var shares = new List<OutboxMessage>();
                foreach (var fact in facts)
                    if (await CloseAsync([fact], now, cancellationToken) == 1) shares.AddRange(handlers(fact).Select(handler => fact.For(handler, now)));
                db.AddRange(shares);
                return shares;
            },
            cancellationToken: cancellationToken);
    }

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
                set => set.SetProperty(row => row.LastError, error).SetProperty(row => row.DeadAt, deadAt).SetProperty(row => row.DueAt, dueAt)
                    .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null).SetProperty(row => row.LeasedBy, (Guid?)null),
                cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>Gives a dead row new tries; one that is not dead stays as it is.</summary>
    public Task RetryAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.WriteAsync(
            () => db.Set<OutboxMessage>().Where(row => row.Id == id && row.DeadAt != null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DeadAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0).SetProperty(row => row.DueAt, now),
                cancellationToken),
            cancellationToken: cancellationToken);
    }

    private Task<int> CloseAsync(IReadOnlyCollection<OutboxMessage> messages, DateTimeOffset now, CancellationToken cancellationToken) =>
        Mine(messages).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DoneAt, now).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null), cancellationToken);

    // A lease that ran out may belong to another pump by now: then the row is no longer ours to close.
    private IQueryable<OutboxMessage> Mine(IReadOnlyCollection<OutboxMessage> messages)
    {
        var ids = messages.Select(message => message.Id).ToList();
        var owner = messages.First().LeasedBy;
        return db.Set<OutboxMessage>().Where(row => ids.Contains(row.Id) && row.LeasedBy == owner && row.DoneAt == null);
    }

    private IQueryable<OutboxMessage> Due(DateTimeOffset now) => db.Set<OutboxMessage>().Where(message =>
        message.DoneAt == null && message.DeadAt == null && message.DueAt <= now && (message.LeasedUntil == null || message.LeasedUntil <= now));
}

/// <summary>What one claim took. Rows that are due and not among them went to another pump in the same moment.</summary>
public sealed record ClaimedRows(IReadOnlyList<OutboxMessage> Rows, bool AnyDue);

/// <summary>What follows a failure: a pause that doubles from 2 s to an hour with some chance in it, and an end.</summary>
public sealed record Retry(bool IsOver, TimeSpan Pause)
{
    private const int MostAttempts = 14;
    private const int LongestSeconds = 3600;

    public static Retry After(int attempts, bool isPermanent)
    {
        var seconds = Math.Min(LongestSeconds, Math.Pow(2, Math.Min(attempts, 20)));
        return new Retry(isPermanent || attempts >= MostAttempts, TimeSpan.FromSeconds(seconds * (0.75 + Random.Shared.NextDouble() / 2)));
    }
}
