using Shop.TestKit;
using Shop.Web.Hosting.Security;
using StackExchange.Redis;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class SharedFailureLimitsTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    [RedisFact]
    public async Task Failures_at_one_process_count_at_the_other()
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = await ConnectAsync(server);
        var (one, other) = (Limit(redis), Limit(redis));
        for (var failure = 0; failure < 3; failure++) one.Count("ana");
        Assert.False(other.IsOpen("ana"));
        Assert.True(other.IsOpen("bo"));
    }

    [RedisFact]
    public async Task A_count_ends_with_its_window()
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = await ConnectAsync(server);
        Limit(redis).Count("ana");
        Assert.NotNull(await redis.GetDatabase().KeyTimeToLiveAsync("failures:test:ana"));
    }

    [RedisFact]
    public async Task While_redis_is_away_the_process_counts_for_itself()
    {
        var server = await RedisServer.StartAsync();
        await using var redis = await ConnectAsync(server);
        await server.DisposeAsync();
        var limit = Limit(redis);
        Assert.True(limit.IsOpen("ana"));
        for (var failure = 0; failure < 3; failure++) limit.Count("ana");
        Assert.False(limit.IsOpen("ana"));
    }

    private static IFailureLimit Limit(IConnectionMultiplexer redis) => new SharedFailureLimits(redis, new LocalFailureLimits()).Create("test", 3, Window);

    private static Task<ConnectionMultiplexer> ConnectAsync(RedisServer server) =>
        ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},abortConnect=false,syncTimeout=500,connectTimeout=1000");
}
