using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>PostgreSQL's own programs for copies, pg_dump and pg_restore, which must be on the machine (postgresql-client).</summary>
public sealed class PostgresTools(DatabaseSettings database)
{
    /// <summary>Writes the database as it is at one moment to a new file, while the shop goes on.</summary>
    /// <exception cref="IOException">The program is missing, or refuses; the message says why.</exception>
    public Task DumpAsync(string path, CancellationToken cancellationToken) =>
        RunAsync("pg_dump", Database, ["--format=custom", "--no-owner", "--no-privileges", $"--file={path}"], cancellationToken);

    /// <summary>Replaces what is in a database by what a dump holds: all of it or nothing.</summary>
    /// <exception cref="IOException">The program is missing, or refuses; the message says why.</exception>
    public Task RestoreAsync(string path, string into, CancellationToken cancellationToken) => RunAsync("pg_restore", into,
        ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", $"--dbname={into}", path],
        cancellationToken);

    /// <summary>Does something in a database of that name, which is made for it and dropped afterwards.</summary>
    public async Task InScratchDatabaseAsync(Func<NpgsqlConnectionStringBuilder, Task> work, CancellationToken cancellationToken)
    {
        var scratch = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Database = $"{Database}_rehearsal_{Guid.NewGuid():N}", Pooling = false,
        };
        await using var own = await OpenAsync(cancellationToken);
        await ExecuteAsync(own, $"CREATE DATABASE \"{scratch.Database}\" TEMPLATE template0", cancellationToken);
        try
        {
            await work(scratch);
        }
        finally
        {
            await ExecuteAsync(own, $"DROP DATABASE \"{scratch.Database}\" WITH (FORCE)", CancellationToken.None);
        }
    }

    /// <summary>Whether others are connected to the database, as a running shop is. Always false on SQLite.</summary>
    public async Task<bool> IsInUseAsync(CancellationToken cancellationToken)
    {
        if (database.Provider == DatabaseProvider.Sqlite) return false;
        await using var own = await OpenAsync(cancellationToken);
        await using var command = own.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() "
            + "AND pid <> pg_backend_pid() AND backend_type = 'client backend')";
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The name of the shop's own database.</summary>
    public string Database => Connection.Database!;

    private NpgsqlConnectionStringBuilder Connection => new(database.ConnectionString);

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task RunAsync(string program, string databaseName, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        // Not among the arguments, which everybody on the machine can read.
        foreach (var (name, value) in Variables(databaseName)) start.Environment[name] = value;
        using var process = Start(start);
        using var stopping = cancellationToken.Register(() => process.Kill());
        var complaint = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0) throw new IOException($"{program} failed: {complaint.Trim().ReplaceLineEndings(" ")}");
    }

    private IEnumerable<(string Name, string? Value)> Variables(string databaseName) =>
    [
        ("PGHOST", Connection.Host), ("PGPORT", Connection.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", Connection.Username),
        ("PGPASSWORD", Connection.Password), ("PGDATABASE", databaseName),
        ("PGSSLMODE", Connection.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        }),
    ];

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new IOException(
                $"{start.FileName} is not on this machine: install PostgreSQL's client programs (Debian: postgresql-client).",
                missing);
        }
    }
}
