using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Jobs.Outbox;

/// <summary>Claims and closes rows, each by one guarded update: of two pumps one gets the row (R44).</summary>
public sealed class OutboxRows(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    public async Task<IReadOnlyList<Guid>> DueAsync(int most, CancellationToken cancellationToken) =>
        await Due(clock.GetUtcNow()).OrderBy(message => message.DueAt).Select(message => message.Id).Take(most).ToListAsync(cancellationToken);

    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => Due(clock.GetUtcNow()).AnyAsync(cancellationToken);

    /// <returns>Null when somebody else has it.</returns>
    public async Task<OutboxMessage?> ClaimAsync(Guid id, Guid owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        var claimed = await db.WriteAsync(
            () => Due(now).Where(message => message.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(message => message.LeasedBy, owner).SetProperty(message => message.LeasedUntil, until)
                    .SetProperty(message => message.Attempts, message => message.Attempts + 1),
                cancellationToken),
            cancellationToken: cancellationToken);
        return claimed == 0 ? null : await db.Set<OutboxMessage>().AsNoTracking().SingleAsync(message => message.Id == id, cancellationToken);
    }

    /// <summary>Does the fan-out and closes the fact, in one transaction.</summary>
    public Task FanOutAsync(OutboxMessage fact, IEnumerable<string> handlers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.WriteAsync(
            async () =>
            {
                if (await CloseAsync(fact, now, cancellationToken) == 0) return false;
                db.AddRange(handlers.Select(handler => fact.For(handler, now)));
                return true;
            },
            cancellationToken: cancellationToken);
    }

    public Task DoneAsync(OutboxMessage message, CancellationToken cancellationToken) => db.WriteAsync(
        () => CloseAsync(message, clock.GetUtcNow(), cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Puts it off, or sets it aside for a person.</summary>
    public Task FailedAsync(OutboxMessage message, Retry retry, string error, CancellationToken cancellationToken)
    {
        DateTimeOffset? deadAt = retry.IsOver ? clock.GetUtcNow() : null;
        var dueAt = clock.GetUtcNow() + retry.Pause;
        return db.WriteAsync(
            () => Mine(message).ExecuteUpdateAsync(
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

    private Task<int> CloseAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) => Mine(message).ExecuteUpdateAsync(
        set => set.SetProperty(row => row.DoneAt, now).SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null), cancellationToken);

    // A lease that ran out may belong to another pump by now: then the row is no longer ours to close.
    private IQueryable<OutboxMessage> Mine(OutboxMessage message) =>
        db.Set<OutboxMessage>().Where(row => row.Id == message.Id && row.LeasedBy == message.LeasedBy && row.DoneAt == null);

    private IQueryable<OutboxMessage> Due(DateTimeOffset now) => db.Set<OutboxMessage>().Where(message =>
        message.DoneAt == null && message.DeadAt == null && message.DueAt <= now && (message.LeasedUntil == null || message.LeasedUntil <= now));
}

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
