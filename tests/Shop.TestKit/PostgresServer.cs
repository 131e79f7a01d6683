using System.Globalization;
using Npgsql;

namespace Shop.TestKit;

/// <summary>
/// A PostgreSQL server of this test run alone (<see cref="TestRun"/>), in a temporary folder on a free loopback port, started by
/// the first test that asks and stopped with the run. Durability is off there: those tests kill the shop, not the server. A test that does
/// stop its server starts one of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Started = new(FindOrStartAsync);

    private readonly string _folder;
    private readonly int _port;
    private readonly string _durability;

    private PostgresServer(string folder, int port, string durability) => (_folder, _port, _durability) = (folder, port, durability);

    /// <summary>The run's server.</summary>
    public static Task<PostgresServer> SharedAsync() => Started.Value;

    /// <summary>A server of one test, which writes to the disk before it says that it has.</summary>
    public static async Task<PostgresServer> StartOwnAsync()
    {
        var server = await StartAsync("on");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server;
    }

    /// <summary>Ends all its processes at once, without asking anybody.</summary>
    public async Task StopAtOnceAsync() =>
        (await RunAsync(Program("pg_ctl"), "-D", $"{_folder}/db", "-m", "immediate", "-w", "stop")).OrThrow();

    /// <summary>Starts it again on its data and waits until it takes connections.</summary>
    public async Task StartAgainAsync()
    {
        var options = string.Create(CultureInfo.InvariantCulture,
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync={_durability} -c max_connections=300");
        (await RunAsync(Program("pg_ctl"), "-D", $"{_folder}/db", "-l", $"{_folder}/log", "-o", options, "-w", "start")).OrThrow();
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes an empty database, or a copy of another of this server, and returns its connection string.</summary>
    /// <param name="copyOf">The other's connection string; nobody may be connected to it.</param>
    public async Task<string> CreateDatabaseAsync(string? copyOf = null)
    {
        var name = $"shop_{Guid.NewGuid():N}";
        var template = copyOf is null ? "template1" : new NpgsqlConnectionStringBuilder(copyOf).Database;
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name} template {template}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=shop;Database={database}";

    // The note is "<port> <folder>"; tests/run reads it too.
    private static async Task<PostgresServer> FindOrStartAsync()
    {
        var note = await TestRun.OnceAsync("postgres", async () =>
        {
            var server = await StartAsync("off");
            return string.Create(CultureInfo.InvariantCulture, $"{server._port} {server._folder}");
        }, made => Of(made).Stop());
        return Of(note);
    }

    private static PostgresServer Of(string note) =>
        new(note.Split(' ')[1], int.Parse(note.Split(' ')[0], CultureInfo.InvariantCulture), "off");

    private static async Task<PostgresServer> StartAsync(string durability)
    {
        var folder = (await RunAsync("mktemp", "-d")).OrThrow().Trim();
        var server = new PostgresServer(folder, FreePort.Find(), durability);
        (await RunAsync(Program("initdb"), "-D", $"{folder}/db", "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N"))
            .OrThrow();
        await server.StartAgainAsync();
        return server;
    }

    private void Stop()
    {
        if (!Directory.Exists(_folder)) return;
        RunAsync(Program("pg_ctl"), "-D", $"{_folder}/db", "-m", "immediate", "stop").GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) =>
        Path.Combine(Requirements.PostgresPrograms
            ?? throw new InvalidOperationException("PostgreSQL's server programs are missing."), name);

    // PostgreSQL refuses to run as root; Debian's package makes the user "postgres".
    private static Task<CommandResult> RunAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? Command.RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : Command.RunAsync(program, arguments);
}
