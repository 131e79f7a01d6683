using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Domain.Persistence.Speed;
using SQLitePCL;

namespace Shop.Domain.Persistence;

/// <summary>
/// Makes the connections to the file and sets on each what SQLite forgets between them (R53). The pool hands the same connections out
/// again and leaves their settings alone, so each is told once and not for every request.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>Each commit waits until it is on the disk.</summary>
    public const string CommitSafely = "PRAGMA synchronous=FULL";

    /// <summary>Commits are in the file's log when they return, and on the disk with the next one that waits.</summary>
    public const string CommitSoon = "PRAGMA synchronous=NORMAL";

    // 8 MB of pages for each connection: the full-text index of a common word is longer than SQLite's own 2 MB.
    private const string Pragmas =
        $"PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; {CommitSafely}; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8192;";

    private readonly ConditionalWeakTable<sqlite3, object> _told = [];

    public static SqlitePragmas Instance { get; } = new();

    // Without EF's own functions, which it tells SQLite at each opening: they are for decimals and regular expressions, which
    // no statement of the shop has.
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result) =>
        result.HasResult
            ? result
            : InterceptionResult<DbConnection>.SuppressWithResult(new StatementCachingConnection(eventData.ConnectionString!));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (_told.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _told.AddOrUpdate(handle, this);
    }
}
