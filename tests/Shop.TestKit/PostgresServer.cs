using System.Globalization;
using Npgsql;

namespace Shop.TestKit;

/// <summary>
/// A PostgreSQL server of this test run alone, in a temporary folder on a free loopback port, started by the first test
/// that asks and stopped with the run. Durability is off: the tests kill the shop, not this server.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);

    private readonly string _folder;
    private readonly int _port;

    private PostgresServer(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>The run's server.</summary>
    public static Task<PostgresServer> SharedAsync() => Started.Value;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"shop_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=shop;Database={database}";

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = (await RunAsync("mktemp", "-d")).OrThrow().Trim();
        var port = FreePort.Find();
        (await RunAsync(Program("initdb"), "-D", $"{folder}/db", "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N")).OrThrow();
        var options = string.Create(CultureInfo.InvariantCulture,
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300");
        (await RunAsync(Program("pg_ctl"), "-D", $"{folder}/db", "-l", $"{folder}/log", "-o", options, "-w", "start")).OrThrow();
        var server = new PostgresServer(folder, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server;
    }

    private void Stop()
    {
        RunAsync(Program("pg_ctl"), "-D", $"{_folder}/db", "-m", "immediate", "stop").GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) =>
        Path.Combine(Requirements.PostgresPrograms ?? throw new InvalidOperationException("PostgreSQL's server programs are missing."), name);

    // PostgreSQL refuses to run as root; Debian's package makes the user "postgres".
    private static Task<CommandResult> RunAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? Command.RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : Command.RunAsync(program, arguments);
}
