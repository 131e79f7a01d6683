using Shop.TestKit;
using Shop.TestKit.Proofs;
using Xunit;
using Xunit.Abstractions;

namespace Shop.BrowserTests.Proofs;

/// <summary>
/// The short form of the races that tests/Shop.Benchmarks plays at any length. Classes of one file, so that they run beside each other.
/// </summary>
internal static class Races
{
    public static async Task RunAsync(ShopSettings settings, string? postgres, ITestOutputHelper output)
    {
        await using var shop = await ShopProcess.StartAsync(settings.WithoutCheckoutLimits());
        using var run = new RaceRun(shop, ShopDatabase.Of(shop, postgres), buyers: 20);
        var report = await run.RunAsync(2, 2, 26, output.WriteLine);
        output.WriteLine(report.ToString());
        Assert.Equal(16, report.Races.Count);
        foreach (var (race, times) in report.Races) output.WriteLine($"{race}: {times} times");
        Assert.True(report.ServerErrors == 0, shop.Output);
        Assert.True(report.Breaches.Count == 0, string.Join(Environment.NewLine, report.Breaches));
        Assert.Equal((0, 0), (report.Oversold, report.OverRedeemed));
    }
}

public sealed class RacesOnSqliteTests(ITestOutputHelper output)
{
    [Fact]
    public Task Racing_shoppers_never_oversell_nor_overuse_a_coupon_on_sqlite() => Races.RunAsync(new ShopSettings(), null, output);
}

public sealed class RacesOnPostgresTests(ITestOutputHelper output)
{
    [PostgresFact]
    public async Task Racing_shoppers_never_oversell_nor_overuse_a_coupon_on_postgres()
    {
        var connection = await DemoData.CopyDatabaseAsync();
        await Races.RunAsync(new ShopSettings().OnPostgres(connection), connection, output);
    }
}
