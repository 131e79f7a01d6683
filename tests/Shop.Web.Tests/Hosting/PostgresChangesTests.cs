using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>Two processes on one PostgreSQL database tell each other what changed.</summary>
public sealed class PostgresChangesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task The_other_process_hears_of_a_commit_and_the_sender_not_a_second_time()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var (sender, listener) = (new ChangeFeed(), new ChangeFeed());
        using var senders = await HearingAsync(connection, sender);
        using var listeners = await HearingAsync(connection, listener);
        var (sent, heard) = (Record(sender), Record(listener));
        await AddCategoryAsync(connection, sender);
        await Eventually.TrueAsync(() => Task.FromResult(!heard.IsEmpty), Patience, "nothing was heard");
        Assert.Equal([CatalogueTags.Categories], Assert.Single(heard).Tags);
        Assert.Single(sent);
        await Task.WhenAll(senders.StopAsync(default), listeners.StopAsync(default));
    }

    [PostgresFact]
    public async Task While_the_connection_is_lost_the_feed_says_so_and_afterwards_all_is_stale()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var feed = new ChangeFeed();
        using var service = await HearingAsync(connection, feed);
        var hearing = new System.Collections.Concurrent.ConcurrentQueue<(bool Hears, bool Everything)>();
        feed.Subscribe(change =>
        {
            hearing.Enqueue((feed.PeersReachable, change.Everything));
            return ValueTask.CompletedTask;
        });
        await using (var killer = new NpgsqlConnection(connection))
        {
            await killer.OpenAsync();
            await using var kill =
                new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
                killer);
            await kill.ExecuteNonQueryAsync();
        }

        await Eventually.TrueAsync(() => Task.FromResult(hearing.Count >= 2), Patience, "the loss was not noticed");
        Assert.Equal([(false, true), (true, true)], hearing);
        await service.StopAsync(default);
    }

    private static async Task<PostgresChanges> HearingAsync(string connection, ChangeFeed feed)
    {
        var service =
            new PostgresChanges(new DatabaseSettings(DatabaseProvider.Postgres, connection), feed, NullLogger<PostgresChanges>.Instance);
        await service.StartAsync(default);
        await Eventually.TrueAsync(() => Task.FromResult(feed.PeersReachable), Patience, "it does not listen");
        return service;
    }

    private static System.Collections.Concurrent.ConcurrentQueue<ContentChange> Record(ChangeFeed feed)
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<ContentChange>();
        feed.Subscribe(change =>
        {
            told.Enqueue(change);
            return ValueTask.CompletedTask;
        });
        return told;
    }

    private static async Task AddCategoryAsync(string connection, ChangeFeed feed)
    {
        using var gate = new WriteGate(oneAtATime: false, new OutboxSignal()) { Changes = feed };
        await using var db =
            new PostgresShopDbContext(new DbContextOptionsBuilder<PostgresShopDbContext>().UseNpgsql(connection).Options, gate);
        await db.Database.EnsureCreatedAsync();
        db.Add(Category.Create("teas", 1));
        await db.SaveChangesAsync();
    }
}
