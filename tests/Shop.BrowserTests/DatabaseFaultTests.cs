using System.Net;
using Shop.TestKit;
using Shop.TestKit.Proofs;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The ground gives way under the shop: PostgreSQL stops at once, the disk is full.</summary>
public sealed class DatabaseFaultTests
{
    private const int Enough = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [PostgresFact]
    public async Task When_postgres_is_stopped_at_once_in_the_middle_of_the_rush_every_acknowledged_order_exists_and_the_rest_is_refused()
    {
        await using var server = await PostgresServer.StartOwnAsync();
        var connection = await server.CreateDatabaseAsync();
        await using var shop =
            await ShopProcess.StartAsync(new ShopSettings().WithoutCheckoutLimits().OnPostgres(connection)
            .With("Jobs__ReconcileSeconds", "1")
            .With("Jobs__LeaseSeconds", "1"));
        await using var rush = new OrderRush(shop.Address, await shop.StockUpAsync(3));
        rush.Begin(shoppers: 5);
        await Eventually.TrueAsync(() => Task.FromResult(rush.Acknowledged.Count >= Enough), Patience, "nobody buys");
        await server.StopAtOnceAsync();
        await Eventually.TrueAsync(() => Task.FromResult(rush.Refused >= Enough), Patience, "nobody is refused");
        var before = rush.Acknowledged.Count;
        await server.StartAgainAsync();
        await Eventually.TrueAsync(() => Task.FromResult(rush.Acknowledged.Count >= before + Enough), Patience, "nobody buys again");
        await rush.EndAsync();
        await EndIsRightAsync(shop, rush, ShopDatabase.Of(shop, connection));
    }

    [SmallDiskFact]
    public async Task On_a_full_disk_pages_are_shown_and_orders_are_refused_until_there_is_room_again()
    {
        await using var disk = await SmallDisk.MountAsync();
        // Stripe's disk is another one.
        var stripe = Directory.CreateTempSubdirectory("shop-stripe-");
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var settings = new ShopSettings { DataPath = disk.Path, Port = address.Port }.WithoutCheckoutLimits()
            .With("Stripe__WebhookSecret", "whsec_full").With("Shop__PublicUrl", address.GetLeftPart(UriPartial.Authority));
        await using var sandbox = await SandboxProcess.StartAsync(address, stripe.FullName, ("Stripe__WebhookSecret", "whsec_full"));
        await using var shop =
            await ShopProcess.StartAsync(settings.With("Stripe__ApiBase", sandbox.ApiBase).With("Jobs__ReconcileSeconds", "1"));
        await using var rush = new OrderRush(shop.Address, await shop.StockUpAsync(3));
        rush.Begin(shoppers: 3);
        await Eventually.TrueAsync(() => Task.FromResult(rush.Acknowledged.Count >= Enough), Patience, "nobody buys");
        await disk.LeavePagesAsync(20);
        await Eventually.TrueAsync(() => Task.FromResult(rush.Refused >= Enough), Patience, "nobody is refused");
        using (var reader = new CookieShopper(shop.Address))
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/catalogue")).Status);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await reader.GetAsync("/health/ready")).Status);
        }

        var before = rush.Acknowledged.Count;
        await disk.FreeAsync();
        await Eventually.TrueAsync(() => Task.FromResult(rush.Acknowledged.Count >= before + Enough), Patience, "nobody buys again");
        await rush.EndAsync();
        await EndIsRightAsync(shop, rush, ShopDatabase.Of(shop, null));
        stripe.Delete(recursive: true);
    }

    private static async Task EndIsRightAsync(ShopProcess shop, OrderRush rush, ShopDatabase rows)
    {
        Assert.Empty(rush.Wrong);
        foreach (var email in rush.Acknowledged.Keys)
            Assert.Equal(1, await rows.NumberAsync($"SELECT COUNT(*) FROM orders_order WHERE \"Email\" = '{email}'"));
        // One form, one order, though some sent it again after a refusal that had come too late.
        Assert.Equal(
            await rows.NumberAsync("SELECT COUNT(DISTINCT \"Email\") FROM orders_order WHERE \"Email\" LIKE 'rush-%'"),
            await rows.NumberAsync("SELECT COUNT(*) FROM orders_order WHERE \"Email\" LIKE 'rush-%'"));
        Assert.NotEmpty(rush.Paid);
        await Eventually.TrueAsync(
            async () => await rows.NumberAsync(
                "SELECT COUNT(*) FROM orders_order WHERE \"Email\" LIKE 'rush-%' AND \"PaidAt\" IS NOT NULL") >= rush.Paid.Count,
            Patience, "somebody paid and the shop does not know");
        await Eventually.TrueAsync(
            async () => await rows.NumberAsync("SELECT COUNT(*) FROM outbox_message WHERE \"DoneAt\" IS NULL") == 0, Patience,
                "the outbox is not empty");
        var verified = await shop.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }
}
