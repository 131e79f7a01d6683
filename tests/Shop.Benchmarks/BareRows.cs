using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shop.Benchmarks;

/// <summary>
/// The baseline of the order rate: takes the rows that the shop wrote for its latest orders out of a copy of its database and
/// puts them back, one bare transaction for each order, as durable as the shop's own. No shop could be faster than that.
/// </summary>
internal sealed class BareRows(Func<DbConnection> open, bool isSqlite)
{
    // Parents first. Each is read by the order's id; events and outbox rows, which have none, are dealt out evenly.
    private static readonly string[] OfOrder =
    [
        "orders_line_item", "orders_tax", "orders_history", "inventory_allocation", "inventory_stock_movement", "payments_payment",
            "invoicing_invoice", "recommendations_recorded_order",
    ];

    private static readonly (string Table, string Since)[] DealtOut =
        [("payments_webhook_event", "ReceivedAt"), ("outbox_message", "CreatedAt")];

    /// <returns>Orders a second.</returns>
    public async Task<double> MeasureAsync(int orders)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await RunAsync(connection, isSqlite
            ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF"
            : "SET session_replication_role = replica");
        var sets = await TakeOutAsync(connection, orders);
        var clock = Stopwatch.StartNew();
        foreach (var rows in sets) await PutBackAsync(connection, rows);
        return sets.Count / clock.Elapsed.TotalSeconds;
    }

    private static async Task<List<List<BareRow>>> TakeOutAsync(DbConnection connection, int orders)
    {
        var parents =
            await ReadAsync(connection, "orders_order",
            $"ORDER BY \"PlacedAt\" DESC LIMIT {orders.ToString(CultureInfo.InvariantCulture)}");
        var sets = parents.ConvertAll(parent => new List<BareRow> { parent });
        var since = parents.Min(parent => Convert.ToInt64(parent["PlacedAt"], CultureInfo.InvariantCulture));
        foreach (var set in sets)
        {
            foreach (var table in OfOrder) set.AddRange(await ReadAsync(connection, table, "WHERE \"OrderId\" = @key", set[0]["Id"]));
        }

        foreach (var (table, column) in DealtOut)
        {
            var rows = await ReadAsync(connection, table, $"WHERE \"{column}\" >= {since.ToString(CultureInfo.InvariantCulture)}");
            for (var index = 0; index < rows.Count; index++) sets[index % sets.Count].Add(rows[index]);
        }

        foreach (var row in sets.SelectMany(set => set)) await row.DeleteAsync(connection);
        return sets;
    }

    private static async Task PutBackAsync(DbConnection connection, List<BareRow> rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var row in rows) await row.InsertAsync(connection, transaction);
        await transaction.CommitAsync();
    }

    private static async Task<List<BareRow>> ReadAsync(DbConnection connection, string table, string where, object? key = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} {where}";
        if (key is not null) BareRow.Bind(command, "key", key);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<BareRow>();
        while (await reader.ReadAsync())
            rows.Add(new BareRow(table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)],
                [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]));
        return rows;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Opens a copy of the shop's database, which must not be in use.</summary>
    public static async Task<BareRows> OfCopyAsync(string dataPath, string? postgres)
    {
        if (postgres is null)
        {
            var copy = Path.Combine(dataPath, "bare.db");
            File.Copy(Path.Combine(dataPath, "shop.db"), copy);
            return new BareRows(() => new SqliteConnection($"Data Source={copy};Pooling=False"), isSqlite: true);
        }

        var settings = new NpgsqlConnectionStringBuilder(postgres);
        var name = settings.Database + "_bare";
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Database = "postgres" }.ToString());
        await connection.OpenAsync();
        NpgsqlConnection.ClearAllPools();
        await RunAsync(connection, $"CREATE DATABASE {name} TEMPLATE {settings.Database}");
        settings.Database = name;
        return new BareRows(() => new NpgsqlConnection(settings.ToString()), isSqlite: false);
    }
}
