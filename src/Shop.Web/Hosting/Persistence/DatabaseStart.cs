using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>Brings the database up to date before the first request.</summary>
public sealed class DatabaseStart(
    ShopDbContext db, SqliteOwnership ownership, DatabaseMigration migration, ChangeFeed changes, AbandonedLeases leases)
{
    private const int MaxLooks = 240;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes the SQLite file for this process and migrates.</summary>
    /// <exception cref="StartRefusedException">The file is taken, or the database cannot be reached.</exception>
    public async Task ForTheShopAsync(CancellationToken cancellationToken)
    {
        ownership.Take();
        await migration.RunAsync(cancellationToken);
        if (!db.Database.IsSqlite()) return;
        await db.Database.OpenConnectionAsync(cancellationToken);
        // This process alone has the file: nobody need wait until a dead one is noticed. A command beside it may be importing or learning.
        await leases.FreeAllOfTheShopAsync(db, cancellationToken);
        // Nothing is kept yet, so nothing that is in the file by now is news.
        changes.Generation = await SqliteGeneration.ReadAsync(db.Database.GetDbConnection(), null, cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>For commands, which also run beside a running shop: that one migrates by itself, and is waited for.</summary>
    public async Task ForACommandAsync(CancellationToken cancellationToken)
    {
        if (!ownership.TryTake())
        {
            await AwaitTheShopAsync(cancellationToken);
            return;
        }

        await migration.RunAsync(cancellationToken);
        ownership.Dispose();
    }

    // The shop that has the file may be at its first start and still be making the tables.
    private async Task AwaitTheShopAsync(CancellationToken cancellationToken)
    {
        for (var looks = 0; !await migration.IsDoneAsync(cancellationToken); looks++)
        {
            if (looks == MaxLooks)
                throw new StartRefusedException(
                    "the running shop is still preparing its database, or is of another version. Try again in a minute.");
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
