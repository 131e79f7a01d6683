using System.Net;
using Shop.TestKit;
using Shop.TestKit.Load;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Hundreds who look at once; the shop runs apart from them, in a process of its own.</summary>
public sealed class CrowdTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Fact]
    public async Task A_crowd_that_browses_is_overtaken_by_who_buys_and_by_health_checks()
    {
        const int crowd = 600;
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0].Sku, 1);
        // Asked once before: a page that is made for the first time takes as long as hundreds of others.
        await shopper.GetAsync("/checkout");
        await shopper.GetAsync("/health/live");
        var requests = new RequestBytes(shared.Shop.Address);
        var (asked, isOver) = (0, false);
        var load = new LoadRun(shared.Shop.Address, crowd, number =>
        {
            if (Volatile.Read(ref isOver)) return default;
            Interlocked.Increment(ref asked);
            // Beyond the last page: the last one is shown and, since the address is made up, not kept. Each is made anew.
            return requests.Get($"/catalogue?page={1000 + number}");
        });
        var browsing =
            Task.Factory.StartNew(() => load.Closed(TimeSpan.FromMinutes(2)), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref asked) >= crowd * 2), TimeSpan.FromMinutes(2),
            "nobody is served");
        var before = Volatile.Read(ref asked);
        var checkout = await shopper.GetAsync("/checkout");
        var health = await shopper.GetAsync("/health/live");
        var served = Volatile.Read(ref asked) - before;
        Volatile.Write(ref isOver, true);
        Assert.Equal(HttpStatusCode.OK, checkout.Status);
        Assert.Equal(HttpStatusCode.OK, health.Status);
        // Whoever is not let past waits for all that were there before, twice.
        Assert.InRange(served, 0, crowd / 2);
        // Nobody is sent away: they wait, and each gets the page.
        Assert.Equal(0, (await browsing).Refused);
    }
}
