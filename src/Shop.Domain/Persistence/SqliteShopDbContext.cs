using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Domain.Persistence;

/// <summary>The shop on SQLite.</summary>
public sealed class SqliteShopDbContext(DbContextOptions<SqliteShopDbContext> options, WriteGate gate) : ShopDbContext(options, gate)
{
    // This level is how Microsoft.Data.Sqlite spells a deferred transaction: it sees the file as it was at its first read
    // and holds up no writer. (Nothing uncommitted is ever seen: that needs a shared cache, which the shop does not use.)
    public override async Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        await Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        base.OnConfiguring(optionsBuilder);
        optionsBuilder.AddInterceptors(SqlitePragmas.Instance);
    }
}

/// <summary>Sets on each opened connection what SQLite forgets between them (R53): pragmas leak through the pool otherwise.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
