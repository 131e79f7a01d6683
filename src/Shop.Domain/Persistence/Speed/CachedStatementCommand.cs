using System.Data;
using Microsoft.Data.Sqlite;

namespace Shop.Domain.Persistence.Speed;

/// <summary>A command that borrows its compiled statement from the connection and gives it back when it is disposed.</summary>
internal sealed class CachedStatementCommand(StatementCachingConnection connection) : SqliteCommand
{
    private SqliteCommand? _statement;
    private SqliteDataReader? _reader;

    // Not told to the connection, which would look through all its commands for each that comes and goes.
    public override SqliteConnection? Connection
    {
        get => connection;
        set
        {
            if (value != connection) throw new NotSupportedException("The command belongs to the connection that made it.");
        }
    }

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        if (_statement?.CommandText != CommandText) GiveBack();
        _statement ??= connection.Take(CommandText);
        (_statement.Transaction, _statement.CommandTimeout) = (Transaction, CommandTimeout);
        _statement.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters) _statement.Parameters.Add(parameter);
        return _reader = _statement.ExecuteReader(behavior);
    }

    public override int ExecuteNonQuery()
    {
        using var reader = ExecuteReader(CommandBehavior.Default);
        reader.Dispose();
        return reader.RecordsAffected;
    }

    public override object? ExecuteScalar()
    {
        using var reader = ExecuteReader(CommandBehavior.Default);
        return reader.Read() ? reader.GetValue(0) : null;
    }

    public override void Prepare() => throw new NotSupportedException("Statements are compiled when they are first run, and kept.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) GiveBack();
        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_statement is null) return;
        if (_reader is { IsClosed: false }) _statement.Dispose();
        else connection.GiveBack(_statement);
        (_statement, _reader) = (null, null);
    }
}
