namespace Shop.Domain.Persistence;

/// <summary>What the times of outbox rows may be.</summary>
public static class OutboxTimes
{
    /// <summary>No pause after a failure is longer.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(75);

    /// <summary>Rows that are neither done nor dead.</summary>
    public static IQueryable<OutboxMessage> Open(this IQueryable<OutboxMessage> rows) =>
        rows.Where(row => row.DoneAt == null && row.DeadAt == null);

    /// <summary>
    /// Rows that would wait for longer than a pause after so many attempts can be: they were written before the clock was put
    /// back, and are due whatever it says now. A row that was never tried waits for nothing at all.
    /// </summary>
    public static IQueryable<OutboxMessage> PutOffTooFar(this IQueryable<OutboxMessage> rows, DateTimeOffset now)
    {
        var (three, six, nine, more) = (now + AtMost(3), now + AtMost(6), now + AtMost(9), now + MaxPause);
        return rows.Where(row => row.DueAt > now
            && (row.Attempts == 0 || (row.Attempts <= 3 && row.DueAt > three) || (row.Attempts <= 6 && row.DueAt > six)
                || (row.Attempts <= 9 && row.DueAt > nine) || row.DueAt > more));
    }

    /// <summary>The longest pause after so many attempts: it doubles from 2 s, with a quarter of chance in it.</summary>
    public static TimeSpan AtMost(int attempts) => Min(MaxPause, TimeSpan.FromSeconds(1.25 * Math.Pow(2, Math.Min(attempts, 20))));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
