using System.Globalization;
using Microsoft.Data.Sqlite;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>
/// Notices what a command that runs beside the shop (import, seed) changed in the SQLite file: all is stale then, within
/// a quarter of a second.
/// </summary>
public sealed class SqliteChanges(DatabaseSettings database, WriteGate gate, ILogger<SqliteChanges> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await WatchAsync(timer, stoppingToken);
            }
            catch (SqliteException error)
            {
                log.LogWarning(error, "The database file could not be watched for what other processes change.");
                await gate.Changes.RaiseAsync(ContentChange.All);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WatchAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        await using var connection =
            new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(stoppingToken);
        long? seen = null;
        do
        {
            var version = await DataVersionAsync(connection, stoppingToken);
            if (version != seen) await LookAsync(connection, stoppingToken);
            seen = version;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Own writes move the file as well; only the writer's turn makes sure that none of them is half told.
    private async Task LookAsync(SqliteConnection connection, CancellationToken stoppingToken)
    {
        if (await SqliteGeneration.ReadAsync(connection, null, stoppingToken) == gate.Changes.Generation) return;
        using (await gate.EnterAsync(stoppingToken))
        {
            var found = await SqliteGeneration.ReadAsync(connection, null, stoppingToken);
            if (found == gate.Changes.Generation) return;
            gate.Changes.Generation = found;
        }

        await gate.Changes.RaiseAsync(ContentChange.All);
    }

    // Changes when another connection has written, and costs no reading of the file.
    private static async Task<long> DataVersionAsync(SqliteConnection connection, CancellationToken stoppingToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(await command.ExecuteScalarAsync(stoppingToken), CultureInfo.InvariantCulture);
    }
}
