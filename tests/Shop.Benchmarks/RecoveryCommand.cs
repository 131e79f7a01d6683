using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shop.TestKit;
using Shop.TestKit.Proofs;

namespace Shop.Benchmarks;

/// <summary>
/// <c>recovery --orders N --backlog M --database D</c>: how soon a shop that was killed is ready, and has done what lay waiting.
/// </summary>
internal static class RecoveryCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static System.CommandLine.Command Create()
    {
        var orders = new Option<int>("--orders") { Description = "How many past orders the shop has.", DefaultValueFactory = _ => 100_000 };
        var backlog =
            new Option<int>("--backlog") { Description = "How many paid orders wait for their mail.", DefaultValueFactory = _ => 1000 };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command =
            new System.CommandLine.Command("recovery",
            "Kills a shop with many orders and a backlog, and takes the time until it is ready and until the backlog is done.") { orders,
            backlog, database };
        command.SetAction((result, _) => RunAsync(result.GetValue(orders), result.GetValue(backlog), result.GetValue(database)!));
        return command;
    }

    private static async Task<int> RunAsync(int orders, int backlog, string database)
    {
        var (settings, connection) = await Databases.SettingsAsync(database);
        settings = settings.With("Logging__LogLevel__Default", "Error");
        // For pages alone: it takes orders and settles them, and nobody sends a mail.
        await using var pages = await ShopProcess.StartAsync(settings.With("Shop__Role", "web"));
        var rows = ShopDatabase.Of(pages, connection);
        await pages.KillAsync();
        (await pages.RunCommandAsync("seed", "--orders", orders.ToString(CultureInfo.InvariantCulture))).OrThrow();
        await pages.RestartAsync();
        await new OrderLoad(pages, rows).RunAsync(backlog, 8, untilMailed: false);
        await pages.KillAsync();
        var waiting = await WaitingAsync(rows);
        await using var whole = await ReadyAsync(settings with { DataPath = pages.DataPath });
        var clock = Stopwatch.StartNew();
        await Eventually.TrueAsync(async () => await WaitingAsync(rows) == 0, Patience, "the backlog is not done");
        Console.WriteLine($"{database}: {waiting} rows of the outbox that waited were done {clock.Elapsed.TotalSeconds:0.0} s after that");
        return 0;
    }

    private static async Task<ShopProcess> ReadyAsync(ShopSettings settings)
    {
        var clock = Stopwatch.StartNew();
        var shop = await ShopProcess.StartAsync(settings);
        Console.WriteLine($"ready {clock.Elapsed.TotalSeconds:0.0} s after its start");
        return shop;
    }

    private static Task<long> WaitingAsync(ShopDatabase rows) =>
        rows.NumberAsync("SELECT COUNT(*) FROM outbox_message WHERE \"DoneAt\" IS NULL");
}
