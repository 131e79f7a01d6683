using Shop.TestKit;
using Shop.TestKit.Proofs;
using Xunit;
using Xunit.Abstractions;

namespace Shop.BrowserTests.Proofs;

/// <summary>
/// The short form of the kills that tests/Shop.Benchmarks plays at any length. The seed says at which of the twenty places they
/// begin: the two runs together come by all of them. Classes of one file, so that they run beside each other.
/// </summary>
internal static class Kills
{
    public static async Task RunAsync(ShopSettings settings, int seed, ITestOutputHelper output)
    {
        Assert.True(File.Exists(RepositoryPaths.CrashBinary), "tests/publish makes the program that can be told to die");
        await using var shop =
            await ShopProcess.StartAsync(settings.WithoutCheckoutLimits().With("Jobs__ReconcileSeconds", "1")
            .With("Jobs__LeaseSeconds", "1") with { Binary = RepositoryPaths.CrashBinary });
        using var run = new CrashRun(shop, seed, output.WriteLine);
        var report = await run.RunAsync(14);
        output.WriteLine($"seed {seed}: {report}");
        Assert.True(report.Breaches.Count == 0, string.Join(Environment.NewLine, report.Breaches));
    }
}

public sealed class KillsOnSqliteTests(ITestOutputHelper output)
{
    [Fact]
    public Task Killed_at_every_step_of_buying_nothing_is_lost_on_sqlite() => Kills.RunAsync(new ShopSettings(), seed: 0, output);
}

public sealed class KillsOnPostgresTests(ITestOutputHelper output)
{
    [PostgresFact]
    public async Task Killed_at_every_step_of_buying_nothing_is_lost_on_postgres() =>
        await Kills.RunAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()), seed: 10, output);
}

public sealed class KillsInTheRushTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_random_while_five_buy_at_once_nothing_is_lost()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().WithoutCheckoutLimits().With("Jobs__ReconcileSeconds", "1"));
        var report = await new CrashRush(shop, ShopDatabase.Of(shop, null), seed: 0, output.WriteLine).RunAsync(kills: 4, buyers: 5);
        Assert.Empty(report.Breaches);
    }
}
