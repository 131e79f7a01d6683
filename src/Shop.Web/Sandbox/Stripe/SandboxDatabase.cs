using Microsoft.Data.Sqlite;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// The sandbox's own SQLite file, apart from the shop's, so that a killed shop finds the ledger as Stripe would have kept
/// it. Each request is one transaction: its effect, its events and its idempotent answer are there together or not at all.
/// It outlives the process; a power cut may cost its last moments, which are play money.
/// </summary>
internal sealed class SandboxDatabase : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=NORMAL;
        PRAGMA busy_timeout=10000;
        CREATE TABLE IF NOT EXISTS objects (
          seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, created INTEGER NOT NULL,
          UNIQUE (kind, id));
        CREATE INDEX IF NOT EXISTS objects_by_age ON objects (kind, seq);
        CREATE INDEX IF NOT EXISTS objects_by_intent ON objects (kind, json_extract(json, '$.payment_intent'));
        CREATE TABLE IF NOT EXISTS keys (
          key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, request TEXT NOT NULL,
          created INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS keys_by_age ON keys (created);
        CREATE TABLE IF NOT EXISTS deliveries (
          seq INTEGER PRIMARY KEY, event TEXT NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
          taken INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS deliveries_by_due ON deliveries (due);
        CREATE TABLE IF NOT EXISTS attempts (seq INTEGER PRIMARY KEY, event TEXT NOT NULL, at INTEGER NOT NULL, status TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS attempts_by_event ON attempts (event);
        CREATE TABLE IF NOT EXISTS timers (seq INTEGER PRIMARY KEY, due INTEGER NOT NULL, what TEXT NOT NULL, session TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS timers_by_due ON timers (due);
        """;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _clock;
    private readonly WebhookSignal _signal;
    private bool _isClosed;

    public SandboxDatabase(SandboxOptions options, TimeProvider clock, WebhookSignal signal)
    {
        (_clock, _signal) = (clock, signal);
        Directory.CreateDirectory(options.Folder);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(options.Folder, "sandbox.db"), Pooling = false };
        _connection = new SqliteConnection(file.ConnectionString);
        _connection.Open();
        using var schema = new SqliteCommand(Schema, _connection);
        schema.ExecuteNonQuery();
    }

    /// <summary>
    /// Runs the work in one transaction, one at a time; committed when it returns, undone when it throws. The transaction
    /// begins IMMEDIATE, so a second process on the file waits at its start and never meets a changed snapshot.
    /// </summary>
    public async Task<T> RunAsync<T>(Cause cause, Func<SandboxTransaction, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            using var transaction = _connection.BeginTransaction();
            var records = new SandboxTransaction(transaction, _clock.GetUtcNow(), cause);
            var result = work(records);
            transaction.Commit();
            if (records.HasWebhooks) _signal.Set();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task RunAsync(Action<SandboxTransaction> work, CancellationToken cancellationToken) =>
        RunAsync(Cause.None, records => (object?)Do(work, records), cancellationToken);

    public void Dispose()
    {
        // A request may be at work still when a host is torn down without being stopped.
        _turn.Wait();
        _isClosed = true;
        _connection.Dispose();
        _turn.Release();
    }

    private static object? Do(Action<SandboxTransaction> work, SandboxTransaction records)
    {
        work(records);
        return null;
    }
}
