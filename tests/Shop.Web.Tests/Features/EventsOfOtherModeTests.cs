using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

public sealed class EventsOfOtherModeTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-modes-").FullName;
    private WebApplication? _shop;

    public async Task InitializeAsync() => _shop = await LoneShop.StartAsync(_data);

    [Fact]
    public async Task Events_of_the_other_mode_are_kept_with_the_reason_and_told_to_staff_whatever_their_type()
    {
        await ReceiveAsync("evt_1", "payment_intent.succeeded", live: true);
        await ReceiveAsync("evt_2", "customer.created", live: true);
        await ReceiveAsync("evt_3", "customer.created", live: false);
        await using var scope = _shop!.Services.CreateAsyncScope();
        var outcomes = await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Set<StripeWebhookEvent>()
            .OrderBy(stored => stored.Id).Select(stored => stored.Outcome).ToListAsync();
        var reason = StripeWebhookEvent.OfOtherMode(live: true);
        Assert.Equal(reason, outcomes[0]);
        Assert.Equal(reason, outcomes[1]);
        Assert.NotEqual(reason, outcomes[2]);
        var items = await scope.ServiceProvider.GetRequiredService<AttentionList>().ReadAsync(default);
        var told = Assert.Single(items, item => item.What == "Stripe events of the other mode");
        Assert.StartsWith("2 ignored", told.Detail.ToString(), StringComparison.Ordinal);
        Assert.Contains("Stripe:WebhookSecret", told.Detail.ToString(), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await _shop!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task ReceiveAsync(string id, string type, bool live)
    {
        await using var scope = _shop!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(StripeWebhookEvent.Of(id, type, live, null, "{}", DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<ProcessStripeEvent>().ExecuteAsync(id, default);
    }
}
