using Microsoft.Data.Sqlite;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The API request that made an event; a customer on the payment page and the passing of time have none.</summary>
internal sealed record Cause(string? RequestId, string? IdempotencyKey)
{
    public static Cause None { get; } = new(null, null);
}

/// <summary>One moment of the sandbox: its records, the time, and what caused the change.</summary>
internal sealed class SandboxTransaction(SqliteTransaction transaction, DateTimeOffset now, Cause cause)
{
    public DateTimeOffset Now => now;

    public Cause Cause => cause;

    public StripeObjects Objects => new(this);

    public WebhookQueue Webhooks => new(this);

    public SessionTimers Timers => new(this);

    /// <summary>Set when something is to be sent once this is committed.</summary>
    public bool HasWebhooks { get; set; }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CommandOf(sql, values);
        return command.ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CommandOf(sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    private SqliteCommand CommandOf(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = new SqliteCommand(sql, transaction.Connection, transaction);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
