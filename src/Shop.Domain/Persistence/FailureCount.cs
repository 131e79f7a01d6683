using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Persistence;

/// <summary>How often something was tried under one key in the current span of time, counted over all processes of the shop.</summary>
public sealed class FailureCount
{
    private FailureCount()
    {
    }

    public string Key { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>From then on counting begins anew.</summary>
    public DateTimeOffset EndsAt { get; private set; }
}

/// <summary>Counts by one statement each, so that no two who try at once see the same number.</summary>
public static class FailureCounts
{
    private const string Table = "persistence_failure_count";

    /// <summary>Adds one try; the first of a span begins a new one of that length.</summary>
    /// <returns>The number of tries in the span, this one included.</returns>
    public static Task<int> CountAsync(this ShopDbContext db, string key, DateTimeOffset now, TimeSpan window,
        CancellationToken cancellationToken)
    {
        const string sql =
            $"INSERT INTO \"{Table}\" (\"Key\", \"Count\", \"EndsAt\") VALUES ({{0}}, 1, {{2}}) ON CONFLICT (\"Key\") DO UPDATE SET "
            + $"\"Count\" = CASE WHEN \"{Table}\".\"EndsAt\" <= {{1}} THEN 1 ELSE \"{Table}\".\"Count\" + 1 END, "
            + $"\"EndsAt\" = CASE WHEN \"{Table}\".\"EndsAt\" <= {{1}} THEN excluded.\"EndsAt\" ELSE \"{Table}\".\"EndsAt\" END "
            + "RETURNING \"Count\" AS \"Value\"";
        var (at, end) = (now.ToUnixTimeMilliseconds(), (now + window).ToUnixTimeMilliseconds());
        return db.WriteWithoutFlushAsync(
            async () => (await db.Database.SqlQueryRaw<int>(sql, key, at, end).ToListAsync(cancellationToken))
                .Single(), cancellationToken: cancellationToken);
    }

    /// <summary>Takes one try back, as long as its span has not ended.</summary>
    public static Task<int> UncountAsync(this ShopDbContext db, string key, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.WriteWithoutFlushAsync(
        () => db.Set<FailureCount>().Where(count => count.Key == key && count.Count > 0 && count.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(count => count.Count, count => count.Count - 1), cancellationToken),
        cancellationToken: cancellationToken);

    /// <summary>Removes the counts whose span has ended.</summary>
    public static Task<int> ForgetCountsAsync(this ShopDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.WriteWithoutFlushAsync(
        () => db.Set<FailureCount>().Where(count => count.EndsAt <= now)
            .ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Removes what was counted under a key: the next try is the first.</summary>
    public static Task<int> ClearCountAsync(this ShopDbContext db, string key, CancellationToken cancellationToken) => db.WriteAsync(
        () => db.Set<FailureCount>().Where(count => count.Key == key)
            .ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);
}
