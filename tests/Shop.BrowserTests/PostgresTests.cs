using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The same program on PostgreSQL, by settings alone.</summary>
public sealed class PostgresTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [PostgresFact]
    public async Task The_migrations_make_a_whole_postgres_database_from_nothing_and_the_shop_sells_on_it()
    {
        var server = await PostgresServer.SharedAsync();
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().OnPostgres(await server.CreateDatabaseAsync()));
        using var shopper = new CookieShopper(shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        await shopper.ApplyCouponAsync("WELCOME10");
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "hana@example.com" });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        Assert.Equal("paid", order.Hook("data-order-status"));
        Assert.Single((await shop.Sandbox.MailAsync(mail => mail.To == "hana@example.com", Patience)).Attachments,
            file => file.Name.EndsWith(".pdf", StringComparison.Ordinal));
        var verified = await shop.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    [PostgresFact]
    public async Task Recommendations_are_learnt_on_postgres_once_and_the_cart_shows_some()
    {
        var connection = await DemoData.CopyDatabaseAsync();
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().OnPostgres(connection));
        var (first, again) = (await shop.RunCommandAsync("recommend", "learn"), await shop.RunCommandAsync("recommend", "learn"));
        Assert.Matches("[1-9][0-9]* rows learnt", first.OrThrow());
        Assert.Contains("No order came or went", again.OrThrow(), StringComparison.Ordinal);
        var database = ShopDatabase.Of(shop, connection);
        Assert.Equal(1, await database.NumberAsync("SELECT count(DISTINCT \"Generation\") FROM recommendations_neighbour"));
        using var shopper = new CookieShopper(shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        Assert.NotNull((await shopper.GetAsync("/cart")).Document.QuerySelector("[data-bought-together]"));
    }

    [PostgresFact]
    public async Task A_lock_that_a_killed_process_left_in_the_list_of_jobs_keeps_nobody_from_opening()
    {
        var connection = await DemoData.CopyDatabaseAsync();
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().OnPostgres(connection).With("Jobs__ReconcileSeconds", "1"));
        await shop.KillAsync();
        var database = ShopDatabase.Of(shop, connection);
        string[] locks = ["hangfire:lock:recurring-job:reconcile-payments", "hangfire:lock:recurring-jobs:lock"];
        foreach (var resource in locks)
            await database.ExecuteAsync(
                $"INSERT INTO hangfire.lock (resource, acquired) VALUES ('{resource}', now() AT TIME ZONE 'UTC') ON CONFLICT DO NOTHING");
        await shop.RestartAsync();
        var soFar = await database.NumberAsync("SELECT count(*) FROM hangfire.job");
        await Eventually.TrueAsync(
            async () => await database.NumberAsync("SELECT count(*) FROM hangfire.job") > soFar, Patience,
                "payments are not reconciled again");
    }
}
