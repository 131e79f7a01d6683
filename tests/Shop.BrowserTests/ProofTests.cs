using Shop.TestKit;
using Shop.TestKit.Proofs;
using Xunit;
using Xunit.Abstractions;

namespace Shop.BrowserTests;

/// <summary>Short forms of the proofs that tests/Shop.Benchmarks plays at any length.</summary>
public sealed class ProofTests(ITestOutputHelper output)
{
    private const int Seed = 0;

    // The seed says at which of the places the kills begin: the two runs together come by all of them.
    private const int OtherSeed = 10;

    [Fact]
    public Task Racing_shoppers_never_oversell_nor_overuse_a_coupon_on_sqlite() => RaceAsync(new ShopSettings(), null);

    [PostgresFact]
    public async Task Racing_shoppers_never_oversell_nor_overuse_a_coupon_on_postgres()
    {
        var connection = await DemoData.CopyDatabaseAsync();
        await RaceAsync(new ShopSettings().OnPostgres(connection), connection);
    }

    [Fact]
    public Task Killed_at_every_step_of_buying_nothing_is_lost_on_sqlite() => CrashAsync(new ShopSettings(), Seed);

    [PostgresFact]
    public async Task Killed_at_every_step_of_buying_nothing_is_lost_on_postgres() =>
        await CrashAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()), OtherSeed);

    [Fact]
    public async Task Killed_at_random_while_five_buy_at_once_nothing_is_lost()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().WithoutCheckoutLimits().With("Jobs__ReconcileSeconds", "1"));
        var report = await new CrashRush(shop, ShopDatabase.Of(shop, null), Seed, output.WriteLine).RunAsync(kills: 4, buyers: 5);
        Assert.Empty(report.Breaches);
    }

    [Fact]
    public async Task Events_that_come_too_often_out_of_order_or_never_end_with_every_order_paid_once()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().WithoutCheckoutLimits().With("Jobs__ReconcileSeconds", "5"));
        using var run = new WebhookRun(shop, Seed);
        var report = await run.RunAsync(1000, output.WriteLine);
        Assert.True(report.Breaches.Count == 0, string.Join(Environment.NewLine, report.Breaches));
        Assert.Equal((report.Orders, 0), (report.Paid, report.NotTaken));
    }

    private async Task RaceAsync(ShopSettings settings, string? postgres)
    {
        await using var shop = await ShopProcess.StartAsync(settings.WithoutCheckoutLimits());
        using var run = new RaceRun(shop, ShopDatabase.Of(shop, postgres), buyers: 20);
        var report = await run.RunAsync(2, 2, 26, output.WriteLine);
        output.WriteLine(report.ToString());
        Assert.Equal(16, report.Races.Count);
        foreach (var (race, times) in report.Races) output.WriteLine($"{race}: {times} times");
        Assert.True(report.Breaches.Count == 0, string.Join(Environment.NewLine, report.Breaches));
        Assert.Equal((0, 0, 0), (report.Oversold, report.OverRedeemed, report.ServerErrors));
    }

    private async Task CrashAsync(ShopSettings settings, int seed)
    {
        Assert.True(File.Exists(RepositoryPaths.CrashBinary), "tests/publish makes the program that can be told to die");
        await using var shop = await ShopProcess.StartAsync(settings.WithoutCheckoutLimits().With("Jobs__ReconcileSeconds", "1") with { Binary = RepositoryPaths.CrashBinary });
        using var run = new CrashRun(shop, seed, output.WriteLine);
        var report = await run.RunAsync(14);
        output.WriteLine($"seed {seed}: {report}");
        Assert.True(report.Breaches.Count == 0, string.Join(Environment.NewLine, report.Breaches));
    }
}
