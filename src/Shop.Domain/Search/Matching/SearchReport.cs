using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Search.Matching;

/// <summary>The searches without hits, for the merchant: what shoppers call things, and what they miss.</summary>
public sealed class SearchReport(ShopDbContext db, MissedSearches missed, TimeProvider clock)
{
    /// <summary>So many are shown, and so many are kept.</summary>
    public const int Shown = 100;

    private const int Kept = 1000;
    private const long MaxCounted = 1_000_000_000;
    private static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(90);

    /// <summary>Those of the last ninety days, the most frequent first.</summary>
    public async Task<IReadOnlyList<SearchMiss>> ReadAsync(CancellationToken cancellationToken) => await db.Set<SearchMiss>().AsNoTracking()
        .OrderByDescending(miss => miss.Count).ThenByDescending(miss => miss.LastAt).ThenBy(miss => miss.Words).Take(Shown)
            .ToListAsync(cancellationToken);

    /// <summary>Takes words off the list: the merchant has seen to them.</summary>
    public Task<int> ForgetAsync(string culture, string words, CancellationToken cancellationToken) => db.WriteAsync(
        () => db.Set<SearchMiss>().Where(miss => miss.Culture == culture && miss.Words == words)
            .ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Writes down what was gathered, and lets go of what is old or too much.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var taken = missed.Take();
        if (taken.Count > 0) await db.WriteAsync(() => AddAsync(taken, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<bool> AddAsync(IReadOnlyDictionary<(string Culture, string Words), int> taken, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // In order, so that two processes that write the same words wait for each other in one direction only.
        foreach (var ((culture, words), count) in taken.OrderBy(each => each.Key.Culture, StringComparer.Ordinal)
            .ThenBy(each => each.Key.Words, StringComparer.Ordinal))
        {
            await db.AddAsync<SearchMiss>(nameof(SearchMiss.Count), count, MaxCounted, [culture, words],
                [(nameof(SearchMiss.LastAt), now.ToUnixTimeMilliseconds())], cancellationToken);
            await db.Set<SearchMiss>().Where(miss => miss.Culture == culture && miss.Words == words)
                .ExecuteUpdateAsync(set => set.SetProperty(miss => miss.LastAt, now), cancellationToken);
        }

        await db.Set<SearchMiss>().Where(miss => miss.LastAt < now - RetentionPeriod).ExecuteDeleteAsync(cancellationToken);
        var beyond = db.Set<SearchMiss>().OrderByDescending(miss => miss.Count).ThenByDescending(miss => miss.LastAt)
            .ThenBy(miss => miss.Words).Skip(Kept);
        foreach (var old in await beyond.Take(Kept).Select(miss => new { miss.Culture, miss.Words }).ToListAsync(cancellationToken))
            await db.Set<SearchMiss>().Where(miss => miss.Culture == old.Culture && miss.Words == old.Words)
                .ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
