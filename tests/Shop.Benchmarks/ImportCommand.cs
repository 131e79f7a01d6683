using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shop.Benchmarks.Pages;
using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary>
/// <c>import --rows N --database D</c>: how long a file takes to be compared, applied, compared again and undone, and how memory grows.
/// </summary>
internal static class ImportCommand
{
    public static System.CommandLine.Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "How many rows the file has.", DefaultValueFactory = _ => 100_000 };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command =
            new System.CommandLine.Command("import",
            "Imports a made-up file through the back office, beside bare inserts of the same rows (SQLite).") { rows, database };
        command.SetAction((result, _) => RunAsync(result.GetValue(rows), result.GetValue(database)!));
        return command;
    }

    private static async Task<int> RunAsync(int rows, string database)
    {
        var (settings, connection) = await Databases.SettingsAsync(database);
        await using var shop = await ShopProcess.StartAsync(settings.With("Logging__LogLevel__Default", "Error"));
        using var staff = new CookieShopper(shop.Address);
        var imports = await ImportPages.OpenAsync(shop, staff);
        var path = Path.Combine(shop.DataPath, "benchmark.csv");
        await ImportBenchmarkFile.WriteAsync(path, rows);
        await staff.GetAsync("/catalogue");
        Print($"{database}, {rows} rows, {new FileInfo(path).Length / 1048576d:0.0} MB; {await Machine.DescribeAsync()}");
        using var memory = new MemoryWatch(shop.ProcessId);
        var first = await StepAsync(imports, memory, "compared", () => imports.UploadAsync(path));
        var applied = await StepAsync(imports, memory, "applied", () => imports.ApplyAsync(first));
        if (connection is null)
            Print($"bare inserts of the same rows, {BareProducts.Batch} products to a transaction: {(await BareProducts.MeasureAsync(shop.DataPath)).TotalSeconds:0.0} s");
        await StepAsync(imports, memory, "compared again", () => imports.UploadAsync(path));
        await StepAsync(imports, memory, "undone", () => imports.UndoAsync(applied));
        return await Verification.RunAsync(shop);
    }

    private static async Task<ShopPage> StepAsync(ImportPages imports, MemoryWatch memory, string what, Func<Task<ShopPage>> begin)
    {
        memory.Begin();
        var clock = Stopwatch.StartNew();
        var page = await imports.EndAsync(await begin());
        Print($"{what}: {clock.Elapsed.TotalSeconds:0.0} s, memory grew by {memory.Growth:0} MB at the most ({ImportPages.Describe(page)})");
        return page;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Looks at the memory of a process all the time.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly ManualResetEventSlim _ended = new();
        private readonly Thread _watch;
        private readonly int _process;
        private double _before;
        private double _most;

        public MemoryWatch(int process)
        {
            _process = process;
            _watch = new Thread(Watch);
            _watch.Start();
        }

        public double Growth => Volatile.Read(ref _most) - _before;

        public void Begin() => _before = _most = Machine.ResidentMegabytes(_process);

        public void Dispose()
        {
            _ended.Set();
            _watch.Join();
            _ended.Dispose();
        }

        private void Watch()
        {
            while (!_ended.Wait(50)) Volatile.Write(ref _most, Math.Max(_most, Machine.ResidentMegabytes(_process)));
        }
    }
}
