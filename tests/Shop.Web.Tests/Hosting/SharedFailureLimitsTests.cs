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
        for (var failure = 0; failure < 3; failure++) Assert.True(await one.TryTakeAsync("ana", default));
        Assert.False(await other.TryTakeAsync("ana", default));
        Assert.True(await other.TryTakeAsync("bo", default));
    }

    [RedisFact]
    public async Task What_is_given_back_or_cleared_may_be_tried_again_at_the_other_process()
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = await ConnectAsync(server);
        var (one, other) = (Limit(redis), Limit(redis));
        for (var failure = 0; failure < 3; failure++) await one.TakeAsync("ana", default);
        await one.GiveBackAsync("ana", default);
        Assert.True(await other.TryTakeAsync("ana", default));
        Assert.False(await other.TryTakeAsync("ana", default));
        await one.ClearAsync("ana", default);
        Assert.True(await other.TryTakeAsync("ana", default));
    }

    [RedisFact]
    public async Task A_count_ends_with_its_window_and_giving_back_makes_none_without_an_end()
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = await ConnectAsync(server);
        var limit = Limit(redis);
        await limit.GiveBackAsync("bo", default);
        await limit.TakeAsync("ana", default);
        var key = Assert.Single(redis.GetServer(server.ConnectionString).Keys());
        Assert.StartsWith("failures:test:", key.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await redis.GetDatabase().KeyTimeToLiveAsync(key));
    }

    [RedisFact]
    public async Task While_redis_is_away_the_process_counts_for_itself()
    {
        var server = await RedisServer.StartAsync();
        await using var redis = await ConnectAsync(server);
        await server.DisposeAsync();
        var limit = Limit(redis);
        for (var failure = 0; failure < 3; failure++) Assert.True(await limit.TryTakeAsync("ana", default));
        Assert.False(await limit.TryTakeAsync("ana", default));
    }

    private static IFailureLimit Limit(IConnectionMultiplexer redis) =>
        new SharedFailureLimits(redis, new LocalFailureLimits(TimeProvider.System)).Create("test", 3, Window);

    private static Task<ConnectionMultiplexer> ConnectAsync(RedisServer server) =>
        ConnectionMultiplexer.ConnectAsync(
            $"{server.ConnectionString},abortConnect=false,syncTimeout=500,asyncTimeout=500,connectTimeout=1000");
}
