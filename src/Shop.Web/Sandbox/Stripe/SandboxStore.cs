using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// The ledger on disk: objects by kind and id as JSON, answers by idempotency key, webhooks to deliver. One writer at a
/// time; each change is on the disk before it is answered, like Stripe's would be.
/// </summary>
public sealed class SandboxStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;
        CREATE TABLE IF NOT EXISTS object (kind TEXT NOT NULL, id TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, json TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_object ON object (kind, seq);
        CREATE TABLE IF NOT EXISTS answer (key TEXT NOT NULL PRIMARY KEY, asked TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS delivery (id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS attempt (event TEXT NOT NULL, at INTEGER NOT NULL, status TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS settling (session TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, succeeds INTEGER NOT NULL);
        """;

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    public SandboxStore(SandboxOptions options)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(options.Folder, "sandbox.db")}");
        _connection.Open();
        Run(Schema);
    }

    /// <summary>Runs the work alone and commits it whole.</summary>
    public T Change<T>(Func<T> work)
    {
        lock (_lock)
        {
            Run("BEGIN IMMEDIATE");
            try
            {
                var result = work();
                Run("COMMIT");
                return result;
            }
            catch
            {
                Run("ROLLBACK");
                throw;
            }
        }
    }

    public void Change(Action work) => Change(() =>
    {
        work();
        return true;
    });

    public void Save(string kind, JsonObject value) => Run(
        "INSERT INTO object (kind, id, seq, json) VALUES ($1, $2, (SELECT COALESCE(MAX(seq), 0) + 1 FROM object), $3) "
        + "ON CONFLICT (id) DO UPDATE SET json = excluded.json",
        kind, (string)value["id"]!, value.ToJsonString());

    public JsonObject? Find(string kind, string id) =>
        Read("SELECT json FROM object WHERE kind = $1 AND id = $2", row => Parse(row.GetString(0)), kind, id).FirstOrDefault();

    public IReadOnlyList<JsonObject> List(string kind) =>
        Read("SELECT json FROM object WHERE kind = $1 ORDER BY seq", row => Parse(row.GetString(0)), kind);

    public void Run(string sql, params object[] values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            command.ExecuteNonQuery();
        }
    }

    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> map, params object[] values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(map(reader));
            return rows;
        }
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, object[] values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this folder; values go in as parameters only.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var index = 0; index < values.Length; index++) command.Parameters.AddWithValue($"${index + 1}", values[index]);
        return command;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
