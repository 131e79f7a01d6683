using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Search.Sql;

/// <summary>
/// Lays together what changes left of SQLite's full-text indexes in parts: FTS5 reads a word's list in each of them, so a
/// search among eleven parts takes twice as long as in one, and for a rare word eight times. PostgreSQL needs none of it.
/// </summary>
public sealed class MergeSearchIndexes(ShopDbContext db)
{
    // Fewer are not worth writing the whole index anew.
    private const int MaxParts = 4;

    // Written in one turn, 4 kB each: some ten milliseconds, so that buyers are not held up.
    private const int Pages = 500;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite()) return;
        foreach (var index in SearchTables.SqliteIndexes)
        {
            if (await db.Database.SqlQueryRaw<int>(SearchTables.PartsOf(index)).SingleAsync(cancellationToken) <= MaxParts) continue;
            // A number below zero says that all parts are to become one; the others go on with it (SQLite, FTS5, 6.10).
            await MergeAsync(index, -Pages, cancellationToken);
            while (await MergeAsync(index, Pages, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    // FTS5 says by the count of changes whether there was anything to do: below two there was not.
    private Task<bool> MergeAsync(string index, int pages, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var before = await ChangesAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync(SearchTables.Merge(index, pages), cancellationToken);
            return await ChangesAsync(cancellationToken) - before >= 2;
        },
        cancellationToken: cancellationToken);

    private Task<long> ChangesAsync(CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<long>("SELECT total_changes() AS \"Value\"").SingleAsync(cancellationToken);
}
