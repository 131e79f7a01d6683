using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Composition;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class DatabaseStartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-start-").FullName;

    [Fact]
    public async Task The_mark_of_a_migration_that_was_killed_does_not_block_the_next_start()
    {
        LeaveMigrationMark();
        await using var shop = Build();
        await shop.PrepareAsync();
        Assert.Equal(0, CountMarks());
    }

    [Fact]
    public async Task Work_that_a_dead_process_had_taken_is_free_at_once()
    {
        await using (var dead = Build()) await dead.PrepareAsync();
        Execute("""
            INSERT INTO outbox_message ("Id", "Key", "Type", "Payload", "CreatedAt", "DueAt", "LeasedBy", "LeaseBeat", "Attempts")
            VALUES ('00000000-0000-0000-0000-000000000001', 'k', 'OrderPaid', '{}', 0, 0, '00000000-0000-0000-0000-000000000002', 7, 1)
            """);
        await using var shop = Build();
        await shop.PrepareAsync();
        Assert.Equal(1, Execute("SELECT COUNT(*) FROM outbox_message WHERE \"LeasedBy\" IS NULL"));
    }

    [Fact]
    public async Task What_is_in_the_file_at_the_start_is_no_news_later()
    {
        await using var shop = Build();
        await shop.PrepareAsync();
        var news = 0;
        shop.Services.GetRequiredService<ChangeFeed>().Subscribe(_ =>
        {
            Interlocked.Increment(ref news);
            return ValueTask.CompletedTask;
        });
        using var watcher = ActivatorUtilities.CreateInstance<SqliteChanges>(shop.Services);
        await watcher.StartAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(0, Volatile.Read(ref news));
        Execute("PRAGMA user_version = 77");
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref news) == 1), TimeSpan.FromSeconds(30), "nothing was noticed");
        await watcher.StopAsync(default);
    }

    [Fact]
    public async Task A_database_of_another_version_is_refused_with_the_name_of_its_migration()
    {
        await using (var other = Build()) await other.PrepareAsync();
        Execute("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20991231000000_Later'");
        await using var shop = Build();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => shop.PrepareAsync());
        Assert.Contains("made by another version of the shop (migration 20991231000000_Later)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_asks_what_the_front_page_asks_in_a_language_of_the_shop()
    {
        await using var shop = Build();
        await shop.PrepareAsync();
        var kept = shop.Services.GetRequiredService<CategoryCache>();
        await Eventually.TrueAsync(() => Task.FromResult(kept.Find("en") is not null), TimeSpan.FromSeconds(30),
            "it did not ask in English");
    }

    [Fact]
    public async Task A_command_beside_a_running_shop_leaves_its_migration_mark_alone()
    {
        await using (var earlier = Build()) await earlier.PrepareAsync();
        await using var shop = Build();
        shop.Services.GetRequiredService<SqliteOwnership>().Take();
        LeaveMigrationMark();
        await using var command = Build();
        await using var scope = command.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStart>().ForACommandAsync(default);
        Assert.Equal(1, CountMarks());
    }

    [Fact]
    public async Task The_file_is_free_again_when_the_first_shop_is_gone()
    {
        await using (var first = Build()) first.Services.GetRequiredService<SqliteOwnership>().Take();
        await using var second = Build();
        second.Services.GetRequiredService<SqliteOwnership>().Take();
        await using var third = Build();
        Assert.Throws<StartRefusedException>(third.Services.GetRequiredService<SqliteOwnership>().Take);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private WebApplication Build()
    {
        var builder = ShopHost.CreateBuilder(
            ["--environment=Development", $"--contentRoot={AppContext.BaseDirectory}", $"--Shop:DataPath={_data}",
                "--Shop:DemoData=false"]);
        builder.AddShop();
        return builder.Build();
    }

    private void LeaveMigrationMark()
    {
        Execute("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        Execute("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00')");
    }

    // EF may make the table anew while it migrates; a row in it is what would block.
    private long CountMarks() =>
        Execute("SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'") == 0
            ? 0
            : Execute("SELECT COUNT(*) FROM \"__EFMigrationsLock\"");

    private long Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "shop.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
