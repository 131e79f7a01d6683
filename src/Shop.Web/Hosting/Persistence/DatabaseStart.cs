using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Persistence;

/// <summary>Brings the database up to date before the first request.</summary>
public sealed class DatabaseStart(ShopDbContext db, SqliteOwnership ownership, DatabaseSettings database)
{
    /// <summary>Takes the SQLite file for this process and migrates.</summary>
    /// <exception cref="StartRefusedException">The file is taken, or the database cannot be reached.</exception>
    public async Task ForTheShopAsync(CancellationToken cancellationToken)
    {
        ownership.Take();
        await MigrateAsync(cancellationToken);
        if (database.Provider == DatabaseProvider.Sqlite) await EndLeasesAsync(cancellationToken);
    }

    /// <summary>For commands, which also run beside a running shop: that one has migrated already.</summary>
    public async Task ForACommandAsync(CancellationToken cancellationToken)
    {
        if (!ownership.TryTake()) return;
        await MigrateAsync(cancellationToken);
        ownership.Dispose();
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (database.Provider == DatabaseProvider.Sqlite) await ClearStaleMigrationLockAsync(cancellationToken);
            // Asked first: migrating compares whole models even when there is nothing to do, which costs a start half a second.
            CrashPoint.Reached("before-migration");
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) await db.Database.MigrateAsync(cancellationToken);
            CrashPoint.Reached("after-migration");
        }
        catch (Exception error) when (error is SqliteException or NpgsqlException or TimeoutException)
        {
            throw new StartRefusedException($"the database cannot be prepared: {error.Message}");
        }
    }

    // Whoever held a row of the outbox is dead, since this process alone has the file: nobody need wait for the lease to end.
    private Task<int> EndLeasesAsync(CancellationToken cancellationToken) => db.WriteAsync(
        () => db.Set<OutboxMessage>().Where(message => message.DoneAt == null && message.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.LeasedUntil, (DateTimeOffset?)null), cancellationToken),
        cancellationToken: cancellationToken);

    // A kill -9 in a migration leaves EF's lock row, and Migrate would wait for it forever (R64). Nobody else can
    // be migrating while this process owns the file. PostgreSQL locks by session, which ends with the process.
    private async Task ClearStaleMigrationLockAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
    }
}
