using System.CommandLine;
using System.Globalization;
using Shop.TestKit;
using Shop.TestKit.Load;

namespace Shop.Benchmarks.Pages;

/// <summary><c>export --lines N</c>: memory, time and the neighbours of the CSV export, beside the sqlite3 shell.</summary>
internal static class ExportCommand
{
    private const double LinesOfAnOrder = 2.55;
    private const int Products = 1000;
    private const int Checkouts = 400;
    private const int BuyersAtOnce = 2;

    public static System.CommandLine.Command Create()
    {
        var lines = new Option<int>("--lines") { Description = "About how many order lines there are to export.", DefaultValueFactory =
            _ => 100_000 };
        var command =
            new System.CommandLine.Command("export",
            "Exports all orders as CSV: how memory grows, how long the sqlite3 shell takes for the same rows, how checkouts fare meanwhile.") { lines };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(lines), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int lines, CancellationToken cancellationToken)
    {
        await using var filled = await FilledShop.StartAsync("sqlite", Products, (int)(lines / LinesOfAnOrder));
        var export = new LoadRun(filled.Shop.Address, 1,
            Always(new RequestBytes(filled.Shop.Address).Get("/admin/orders/export.csv", await filled.SignInAsync())));
        var warmUp = new LoadRun(filled.Shop.Address, 1, Always(new RequestBytes(filled.Shop.Address).Get("/catalogue")));
        warmUp.Closed(TimeSpan.FromSeconds(5));
        Console.WriteLine(
            $"{await filled.Database.NumberAsync("SELECT COUNT(*) FROM orders_line_item")} order lines; {await Machine.DescribeAsync()}");
        var memory = MemoryGrowth(filled.Shop.ProcessId, () => export.Closed(TimeSpan.FromHours(1), 1), out var first);
        Print($"first export: {first.Took.TotalSeconds:0.0} s, {first.BodyBytes / 1048576d:0.0} MB on the wire, memory grew by {memory:0} MB at the most, refused {first.Refused}");
        await BesideTheShellAsync(filled.Shop, export, cancellationToken);
        await BesideCheckoutsAsync(filled, export);
        return first.Refused;
    }

    // The shop and the shell in turn, so that both meet the same machine.
    private static async Task BesideTheShellAsync(ShopProcess shop, LoadRun export, CancellationToken cancellationToken)
    {
        if (!SqliteShell.IsThere)
        {
            Console.WriteLine("sqlite3 shell: not there (apt-get install sqlite3)");
            return;
        }

        var ratios = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var (took, bytes) = await SqliteShell.ExportAsync(shop.DataPath, cancellationToken);
            var ours = export.Closed(TimeSpan.FromHours(1), 1).Took;
            ratios.Add(ours / took);
            Print($"sqlite3 shell {took.TotalSeconds:0.00} s ({bytes / 1048576d:0.0} MB), the shop {ours.TotalSeconds:0.00} s: {ratios[^1]:0.00} times");
        }

        Print($"median {ratios.Order().ElementAt(1):0.00} times the shell");
    }

    private static async Task BesideCheckoutsAsync(FilledShop filled, LoadRun export)
    {
        var catalogue = await SeededCatalogue.ReadAsync(filled.Database, Products);
        var checkouts = new OpenCheckouts(filled.Shop.Address, catalogue.Skus);
        await checkouts.PrepareAsync((2 * Checkouts) + 50);
        var buyers = new LoadRun(filled.Shop.Address, BuyersAtOnce, _ => checkouts.Next());
        buyers.Closed(TimeSpan.FromMinutes(5), 50);
        var alone = buyers.Closed(TimeSpan.FromMinutes(10), Checkouts - BuyersAtOnce);
        var stop = false;
        var exporting = Task.Run(() => { for (; !Volatile.Read(ref stop);) export.Closed(TimeSpan.FromHours(1), 1); });
        var during = buyers.Closed(TimeSpan.FromMinutes(10), Checkouts - BuyersAtOnce);
        Volatile.Write(ref stop, true);
        await exporting;
        foreach (var (what, report) in new[] { ("alone", alone), ("during exports", during) })
            Print($"checkouts {what}: {report.Answers}, p50 {report.Within(0.5):0.0} ms, p95 {report.Within(0.95):0.0} ms, p99 {report.Within(0.99):0.0} ms, refused {report.Refused}");
        Print($"p99 during exports: {during.Within(0.99) / alone.Within(0.99):0.00} times");
    }

    private static double MemoryGrowth(int process, Func<LoadReport> work, out LoadReport report)
    {
        var before = Machine.ResidentMegabytes(process);
        var most = before;
        using var ended = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            while (!ended.Wait(50)) most = Math.Max(most, Machine.ResidentMegabytes(process));
        });
        watch.Start();
        report = work();
        ended.Set();
        watch.Join();
        return most - before;
    }

    private static Func<long, ReadOnlyMemory<byte>> Always(byte[] request) => _ => request;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
