using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Shop.Domain.Persistence;

/// <summary>The shop on SQLite.</summary>
public sealed class SqliteShopDbContext(DbContextOptions<SqliteShopDbContext> options, WriteGate gate) : ShopDbContext(options, gate)
{
    private long _generation;
    private bool _missed;

    // This level is how Microsoft.Data.Sqlite spells a deferred transaction: it sees the file as it was at its first read
    // and holds up no writer. (Nothing uncommitted is ever seen: that needs a shared cache, which the shop does not use.)
    public override async Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        await Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    // The count lies in the file's head and moves with the transaction. A writer of another process moved it meanwhile
    // when it is not what this process left there.
    protected override async Task TellOthersAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
    {
        var found = await SqliteGeneration.ReadAsync(Database.GetDbConnection(), Database.CurrentTransaction!.GetDbTransaction(), cancellationToken);
        _missed = Changes.Generation is { } known && known != found;
        _generation = (found + 1) & int.MaxValue;
        await Database.ExecuteSqlRawAsync(SqliteGeneration.SetTo(_generation), cancellationToken);
    }

    protected override async Task OthersToldAsync()
    {
        Changes.Generation = _generation;
        if (_missed) await Changes.RaiseAsync(ContentChange.All);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(SqlitePragmas.Instance);
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
