using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class HealthTests(HostedShop shop)
{
    [Fact]
    public async Task Ready_names_each_of_its_checks()
    {
        var (status, body) = await AskAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(["\"database\"", "\"outbox\"", "\"job-storage\"", "\"disk\""],
            name => Assert.Contains(name, body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(14, HttpStatusCode.OK)]
    [InlineData(16, HttpStatusCode.ServiceUnavailable)]
    [InlineData(-14, HttpStatusCode.OK)]
    // Written an hour from now: the clock was put back, and nobody picks it up.
    [InlineData(-60, HttpStatusCode.ServiceUnavailable)]
    [InlineData(-1500, HttpStatusCode.ServiceUnavailable)]
    public async Task A_shop_whose_outbox_stands_still_for_a_quarter_of_an_hour_is_not_ready_but_alive(int minutes, HttpStatusCode expected)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Publish(new StripeEventStored($"evt_{minutes}"), TimeProvider.System.GetUtcNow().AddMinutes(-minutes));
        await db.SaveChangesAsync();
        var (ready, _) = await AskAsync("/health/ready");
        var (live, _) = await AskAsync("/health/live");
        await db.Set<OutboxMessage>().ExecuteDeleteAsync();
        Assert.Equal(expected, ready);
        Assert.Equal(HttpStatusCode.OK, live);
    }

    [Fact]
    public async Task A_row_that_was_never_tried_is_judged_by_its_creation_whatever_it_is_due()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        db.Publish(new StripeEventStored("evt_created"), now.AddMinutes(-16));
        await db.SaveChangesAsync();
        await db.Set<OutboxMessage>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now.AddMinutes(5)));
        var (ready, _) = await AskAsync("/health/ready");
        await db.Set<OutboxMessage>().ExecuteDeleteAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.BadRequest)]
    [InlineData("/healthy", HttpStatusCode.BadRequest)]
    public async Task Probes_are_answered_under_any_host_and_nothing_else_is(string path, HttpStatusCode expected)
    {
        using var client = shop.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "10.42.0.17:8080";
        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Asking_writes_nothing()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        await AskAsync("/health/ready");
        Assert.Empty(await db.Set<OutboxMessage>().ToListAsync());
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
