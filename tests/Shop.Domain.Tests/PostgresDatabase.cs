using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Shop.Domain.Persistence;
using Shop.TestKit;

namespace Shop.Domain.Tests;

/// <summary>
/// A new, empty shop database on the run's PostgreSQL server, as the migrations make it: the first test makes one, the others
/// copy it. It goes with the server.
/// </summary>
public sealed class PostgresDatabase : ITestDatabase
{
    private static readonly Lazy<Task<string>> Empty = new(MakeEmptyAsync);

    private readonly string _connection;
    private readonly WriteGate _gate = new(oneAtATime: false, new OutboxSignal());

    private PostgresDatabase(string connection) => _connection = connection;

    public static async Task<PostgresDatabase> CreateAsync() =>
        new(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(await Empty.Value));

    public ShopDbContext NewContext() => new PostgresShopDbContext(Options(_connection).Options, _gate);

    public ShopDbContext NewContext(IInterceptor interceptor) =>
        new PostgresShopDbContext(Options(_connection).AddInterceptors(interceptor).Options, _gate);

    public void Dispose()
    {
        _gate.Dispose();
        using var connection = new NpgsqlConnection(_connection);
        NpgsqlConnection.ClearPool(connection);
    }

    // Without a pool: nobody may be connected to what is copied.
    private static async Task<string> MakeEmptyAsync()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        using var gate = new WriteGate(oneAtATime: false, new OutboxSignal());
        await using var db = new PostgresShopDbContext(Options($"{connection};Pooling=False").Options, gate);
        await db.Database.MigrateAsync();
        return connection;
    }

    private static DbContextOptionsBuilder<PostgresShopDbContext> Options(string connection) =>
        new DbContextOptionsBuilder<PostgresShopDbContext>().UseNpgsql(connection);
}
