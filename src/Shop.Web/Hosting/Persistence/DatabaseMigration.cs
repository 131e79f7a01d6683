using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>The tables, as this version of the shop needs them.</summary>
public sealed class DatabaseMigration(ShopDbContext db, DatabaseSettings database, UpgradeBackup backup)
{
    /// <summary>Brings the tables up to date, after a copy of what is there.</summary>
    /// <exception cref="StartRefusedException">It is another version's database, cannot be reached, or cannot be copied.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (database.Provider == DatabaseProvider.Sqlite) await ClearStaleMigrationLockAsync(cancellationToken);
            CrashPoint.Reached("before-migration");
            if (!await IsDoneAsync(cancellationToken))
            {
                var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
                RefuseUnknown(applied);
                if (applied.Any()) await backup.WriteAsync(cancellationToken);
                await db.Database.MigrateAsync(cancellationToken);
            }
            CrashPoint.Reached("after-migration");
        }
        catch (Exception error) when (error is SqliteException or NpgsqlException or TimeoutException)
        {
            throw new StartRefusedException($"the database cannot be prepared: {error.Message}");
        }
    }

    /// <summary>
    /// Whether there is nothing to do. Asked first: migrating compares whole models even then, which costs a start half a second, and
    /// EF's own question reads every type of the assembly.
    /// </summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellationToken)
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
    private void RefuseUnknown(IEnumerable<string> applied)
    {
        var unknown = applied.Except(db.Database.GetMigrations()).FirstOrDefault();
        if (unknown is null) return;
        throw new StartRefusedException(
            $"the database was made by another version of the shop (migration {unknown}): start that version, or begin with an empty database");
    }

    // A kill -9 in a migration leaves EF's lock row, and Migrate would wait for it forever (R64). Nobody else can
    // be migrating while this process owns the file. PostgreSQL locks by session, which ends with the process.
    private Task<int> ClearStaleMigrationLockAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
}
