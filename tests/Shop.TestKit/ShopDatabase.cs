using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shop.TestKit;

/// <summary>
/// A second pair of hands in a test shop's database, for what its pages do not offer. Column names are quoted alike on both.
/// </summary>
public sealed class ShopDatabase(Func<DbConnection> open, bool isSqlite)
{
    public bool IsSqlite => isSqlite;

    public static ShopDatabase Of(IRunningShop shop, string? postgres) => postgres is null
        ? new ShopDatabase(() => new SqliteConnection($"Data Source={Path.Combine(shop.DataPath, "shop.db")};Default Timeout=30"),
            isSqlite: true)
        : new ShopDatabase(() => new NpgsqlConnection(postgres), isSqlite: false);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of each row.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }

    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
