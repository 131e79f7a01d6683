using System.CommandLine;
using Shop.TestKit;
using Shop.TestKit.Proofs;

namespace Shop.Benchmarks;

/// <summary>
/// <c>orders --orders N --lines L --database D</c>: how many orders a second are placed, paid and mailed, beside bare inserts.
/// </summary>
internal static class OrdersCommand
{
    // Until .NET has compiled the shop for good, an order takes half as long again.
    private const int WarmUp = 1000;

    public static System.CommandLine.Command Create()
    {
        var orders = new Option<int>("--orders") { Description = "How many orders are measured.", DefaultValueFactory = _ => 1000 };
        var lines = new Option<int>("--lines") { Description = "How many buyers at once.", DefaultValueFactory = _ => 8 };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command =
            new System.CommandLine.Command("orders",
            "Buys as fast as the shop sells, until the last mail is out; then writes the same rows in bare transactions.") { orders, lines,
            database };
        command.SetAction((result, _) => RunAsync(result.GetValue(orders), result.GetValue(lines), result.GetValue(database)!));
        return command;
    }

    private static async Task<int> RunAsync(int orders, int lines, string database)
    {
        var (settings, connection) = await Databases.SettingsAsync(database);
        await using var shop = await ShopProcess.StartAsync(settings.With("Logging__LogLevel__Default", "Error"));
        var load = new OrderLoad(shop, ShopDatabase.Of(shop, connection));
        await load.RunAsync(WarmUp, lines);
        var report = await load.RunAsync(orders, lines);
        var verified = await shop.RunCommandAsync("verify");
        await shop.StopAsync();
        var bare = await (await BareRows.OfCopyAsync(shop.DataPath, connection)).MeasureAsync(orders);
        Console.WriteLine($"{database}, {orders} orders, {lines} buyers at once, after {WarmUp} to warm up");
        Console.WriteLine(
            $"placed, paid and mailed: {report.PerSecond:0.0} a second; placing: median {Ms(report, 0.5)}, p95 {Ms(report, 0.95)}, p99 {Ms(report, 0.99)}");
        Console.WriteLine(
            $"the same rows in bare transactions, one for each order: {bare:0.0} a second; ratio {report.PerSecond / bare:0.000}");
        Console.WriteLine(verified.ExitCode == 0 ? "verify: no breach" : verified.Output);
        return verified.ExitCode;
    }

    private static string Ms(OrderLoadReport report, double share) => $"{report.PlacingBelow(share).TotalMilliseconds:0} ms";
}
