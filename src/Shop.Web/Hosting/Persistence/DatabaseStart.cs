using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>Brings the database up to date before the first request.</summary>
public sealed class DatabaseStart(
    ShopDbContext db, SqliteOwnership ownership, DatabaseSettings database, ChangeFeed changes, AbandonedLeases leases)
{
    private const int MaxLooks = 240;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes the SQLite file for this process and migrates.</summary>
    /// <exception cref="StartRefusedException">The file is taken, or the database cannot be reached.</exception>
    public async Task ForTheShopAsync(CancellationToken cancellationToken)
    {
        ownership.Take();
        await MigrateAsync(cancellationToken);
        if (database.Provider != DatabaseProvider.Sqlite) return;
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

        await MigrateAsync(cancellationToken);
        ownership.Dispose();
    }

    // The shop that has the file may be at its first start and still be making the tables.
    private async Task AwaitTheShopAsync(CancellationToken cancellationToken)
    {
        for (var looks = 0; !await IsMigratedAsync(cancellationToken); looks++)
        {
            if (looks == MaxLooks)
                throw new StartRefusedException(
                    "the running shop is still preparing its database, or is of another version. Try again in a minute.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (database.Provider == DatabaseProvider.Sqlite) await ClearStaleMigrationLockAsync(cancellationToken);
            CrashPoint.Reached("before-migration");
            if (!await IsMigratedAsync(cancellationToken))
            {
                await RefuseUnknownMigrationsAsync(cancellationToken);
                await db.Database.MigrateAsync(cancellationToken);
            }
            CrashPoint.Reached("after-migration");
        }
        catch (Exception error) when (error is SqliteException or NpgsqlException or TimeoutException)
        {
            throw new StartRefusedException($"the database cannot be prepared: {error.Message}");
        }
    }

    // Asked first: migrating compares whole models even when there is nothing to do, which costs a start half a second, and
    // EF's own question reads every type of the assembly.
    private async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT COUNT(*), MAX(\"MigrationId\") FROM \"__EFMigrationsHistory\"";
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) && (row.GetInt32(0), row[1] as string) == db.Migrations;
        }
        catch (Exception error) when (error is SqliteException or PostgresException)
        {
            // No such table, or no such database yet: migrating makes them, or says what is wrong.
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // A newer version made the database, or one from before the first release.
    private async Task RefuseUnknownMigrationsAsync(CancellationToken cancellationToken)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).FirstOrDefault();
        if (unknown is null) return;
        throw new StartRefusedException(
            $"the database was made by another version of the shop (migration {unknown}): start that version, or begin with an empty database");
    }

    // A kill -9 in a migration leaves EF's lock row, and Migrate would wait for it forever (R64). Nobody else can
    // be migrating while this process owns the file. PostgreSQL locks by session, which ends with the process.
    private Task<int> ClearStaleMigrationLockAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
}
