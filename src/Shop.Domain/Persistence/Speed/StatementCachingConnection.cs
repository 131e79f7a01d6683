using Microsoft.Data.Sqlite;

namespace Shop.Domain.Persistence.Speed;

/// <summary>
/// A connection to SQLite that belongs to one context, stays open from one use to the next until it is disposed, and keeps
/// its statements compiled. Microsoft.Data.Sqlite compiles each statement anew each time (dotnet/efcore, issue 14044), which
/// took a fifth of the processor time of an order (decision 0023).
/// </summary>
internal sealed class StatementCachingConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Enough for what shoppers do; a statement takes some 10 kB.
    private const int MaxKept = 200;
    private const int LargeValue = 100_000;

    // The one unused for longest comes first.
    private readonly OrderedDictionary<string, SqliteCommand> _kept = [];
    private bool _isDisposed;

    /// <summary>Makes a command that is compiled once for all commands with the same text.</summary>
    public override SqliteCommand CreateCommand() =>
        new CachedStatementCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>Does nothing: whoever uses the context next goes on with the open connection.</summary>
    public override void Close()
    {
        if (_isDisposed) base.Close();
    }

    /// <summary>The statement with this text for the caller alone, compiled already if it was kept.</summary>
    internal SqliteCommand Take(string text)
    {
        if (_kept.Remove(text, out var command)) return command;
        return new SqliteCommand(text, this);
    }

    /// <summary>Takes back what <see cref="Take"/> gave; nothing of it may be read any more.</summary>
    internal void GiveBack(SqliteCommand command)
    {
        var isKept = IsWorthKeeping(command) && _kept.TryAdd(command.CommandText, command);
        command.Parameters.Clear();
        if (!isKept) command.Dispose();
        if (_kept.Count <= MaxKept) return;
        _kept.GetAt(0).Value.Dispose();
        _kept.RemoveAt(0);
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        // Disposes the kept commands too.
        base.Dispose(disposing);
    }

    // Pragmas bear their values in their text, so the same one seldom comes again. SQLite holds a copy of the values until the
    // statement gets others.
    private static bool IsWorthKeeping(SqliteCommand command) => !command.CommandText.StartsWith("PRAGMA", StringComparison.Ordinal)
        && !command.Parameters.Cast<SqliteParameter>()
            .Any(parameter => parameter.Value is string { Length: > LargeValue } or byte[] { Length: > LargeValue });
}
