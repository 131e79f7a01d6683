using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Shop.Benchmarks;

/// <summary>The floor of an import on SQLite: the rows that it wrote, written again by bare prepared inserts into an empty file.</summary>
internal static class BareProducts
{
    public const int Batch = 150;

    private static readonly string[] Tables =
    [
        "catalogue_category", "catalogue_category_translation", "catalogue_brand", "catalogue_facet", "catalogue_facet_translation",
            "catalogue_facet_value", "catalogue_facet_value_translation",
        "catalogue_product", "catalogue_product_translation", "catalogue_listing_entry", "catalogue_product_value", "catalogue_variant",
            "catalogue_variant_translation",
        "catalogue_price_change", "inventory_stock_item", "inventory_stock_movement", "imports_import", "imports_item",
    ];

    public static async Task<TimeSpan> MeasureAsync(string dataPath)
    {
        var path = Path.Combine(dataPath, "bare.db");
        await using var source = new SqliteConnection($"Data Source={Path.Combine(dataPath, "shop.db")};Mode=ReadOnly");
        await using var target = new SqliteConnection($"Data Source={path};Pooling=False");
        await source.OpenAsync();
        await target.OpenAsync();
        Execute(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;");
        foreach (var table in Tables)
            foreach (var sql in Texts(source,
                $"SELECT sql FROM sqlite_master WHERE tbl_name = '{table}' AND sql IS NOT NULL ORDER BY type = 'index'")) Execute(target,
                sql);
        var rows = Tables.ToDictionary(table => table, table => Read(source, table));
        var batches = Math.Max(1, rows["catalogue_product"].Count / Batch);
        var clock = Stopwatch.StartNew();
        for (var batch = 0; batch < batches; batch++)
        {
            await using var transaction = target.BeginTransaction();
            foreach (var (table, all) in rows)
                Insert(target, transaction, table, all, (int)((long)all.Count * batch / batches),
                    (int)((long)all.Count * (batch + 1) / batches));
            await transaction.CommitAsync();
        }

        return clock.Elapsed;
    }

    private static void Insert(SqliteConnection target, SqliteTransaction transaction, string table, List<object[]> rows, int from, int to)
    {
        if (from == to) return;
        using var insert = target.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", rows[0].Select((_, at) => $"@p{at}"))})";
        for (var at = 0; at < rows[0].Length; at++) insert.Parameters.Add(new SqliteParameter($"@p{at}", null));
        for (var row = from; row < to; row++)
        {
            for (var at = 0; at < rows[row].Length; at++) insert.Parameters[at].Value = rows[row][at];
            insert.ExecuteNonQuery();
        }
    }

    private static List<object[]> Read(SqliteConnection source, string table)
    {
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static List<string> Texts(SqliteConnection source, string sql)
    {
        using var command = source.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static void Execute(SqliteConnection target, string sql)
    {
        using var command = target.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
