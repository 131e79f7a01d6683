using System.Globalization;
using Shop.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Web.Tests.Fuzz;

/// <summary>
/// No input makes a 5xx (I12): hostile requests to every route and verb that the shop maps. <c>SHOP_FUZZ_REQUESTS</c> says
/// how many each route gets (the long form: 200), <c>SHOP_FUZZ_SEED</c> which; the same seed repeats a run.
/// </summary>
public sealed class RouteFuzzTests(ITestOutputHelper output)
{
    private const int RequestsInTheSuite = 4;

    [Fact]
    public Task No_input_makes_a_fault_of_any_route() => RunAsync(null);

    [PostgresFact]
    public async Task On_postgres_no_input_makes_a_fault_of_any_route() => await RunAsync(await DemoData.CopyDatabaseAsync());

    private async Task RunAsync(string? postgres)
    {
        await using var shop = await FuzzedShop.StartAsync(postgres);
        var report = await new FuzzRun(shop, Setting("SHOP_FUZZ_SEED", 20261201))
            .RunAsync(Setting("SHOP_FUZZ_REQUESTS", RequestsInTheSuite));
        var breaches = await shop.BreachesAsync();
        output.WriteLine(
            $"{report.Routes} routes, {report.Requests} requests, {report.Unanswered} cut off, {report.Faults.Count} faults, {breaches.Count} breaches; " +
            string.Join(", ", report.Statuses.Select(status => $"{status.Key}: {status.Value}")));
        Assert.True(report.Faults.Count == 0, string.Join("\n\n", report.Faults.Take(40)));
        Assert.Empty(breaches);
        Assert.True(report.Routes > 100
            && report.Statuses.GetValueOrDefault(200) > report.Routes / 4, "Hardly any request came further than the door.");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set)
            ? set
            : otherwise;
}
