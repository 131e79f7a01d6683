using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Xunit;

namespace Shop.Domain.Tests.Persistence;

public sealed class SqlitePragmasTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-pragmas-{Guid.NewGuid():N}.db");
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());

    public void Dispose()
    {
        using (var connection = new SqliteConnection($"Data Source={_path}")) SqliteConnection.ClearPool(connection);
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    [Fact]
    public async Task Every_connection_has_its_settings_the_first_time_and_when_the_pool_hands_it_out_again()
    {
        // Two at once are two connections; the third takes one of them again, and the last is a new one.
        await using (var one = NewContext())
        {
            await AssertSetAsync(one);
            await using var two = NewContext();
            await one.Database.OpenConnectionAsync();
            await AssertSetAsync(two);
        }

        await using (var again = NewContext()) await AssertSetAsync(again);
        using (var connection = new SqliteConnection($"Data Source={_path}")) SqliteConnection.ClearPool(connection);
        await using var last = NewContext();
        await AssertSetAsync(last);
    }

    [Fact]
    public async Task A_write_that_does_not_wait_for_the_disk_leaves_a_connection_whose_commits_wait_whether_it_failed_or_not()
    {
        await using var db = NewContext();
        Assert.Equal("1", await db.WriteWithoutFlushAsync(() => ReadAsync(db, "synchronous")));
        await AssertSetAsync(db);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.WriteWithoutFlushAsync<int>(() => throw new InvalidOperationException()));
        await AssertSetAsync(db);
        Assert.Equal("2", await db.WriteAsync(() => ReadAsync(db, "synchronous")));
    }

    private static async Task AssertSetAsync(SqliteShopDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        Assert.Equal("5000", await ReadAsync(db, "busy_timeout"));
        Assert.Equal("wal", await ReadAsync(db, "journal_mode"));
        Assert.Equal("2", await ReadAsync(db, "synchronous"));
        Assert.Equal("1", await ReadAsync(db, "foreign_keys"));
        await db.Database.CloseConnectionAsync();
    }

    private static async Task<string> ReadAsync(SqliteShopDbContext db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    private SqliteShopDbContext NewContext() =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={_path}").Options, _gate);
}
