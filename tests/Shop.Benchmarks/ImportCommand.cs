using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shop.Benchmarks.Pages;
using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary><c>import --rows N --database D</c>: how long a file takes to be compared, applied, compared again and undone, and how memory grows.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    public static System.CommandLine.Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "How many rows the file has.", DefaultValueFactory = _ => 100_000 };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command = new System.CommandLine.Command("import", "Imports a made-up file through the back office, beside bare inserts of the same rows (SQLite).") { rows, database };
        command.SetAction((result, _) => RunAsync(result.GetValue(rows), result.GetValue(database)!));
        return command;
    }

    private static async Task<int> RunAsync(int rows, string database)
    {
        var (settings, connection) = await Databases.SettingsAsync(database);
        await using var shop = await ShopProcess.StartAsync(settings.With("Logging__LogLevel__Default", "Error"));
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("import@example.com"));
        var path = Path.Combine(shop.DataPath, "benchmark.csv");
        await ImportBenchmarkFile.WriteAsync(path, rows);
        await staff.GetAsync("/catalogue");
        Print($"{database}, {rows} rows, {new FileInfo(path).Length / 1048576d:0.0} MB; {await Machine.DescribeAsync()}");
        using var memory = new MemoryWatch(shop.ProcessId);
        var first = await StepAsync(staff, memory, "compared", () => UploadAsync(shop, staff, path));
        var applied = await StepAsync(staff, memory, "applied", () => staff.SubmitAsync(first, "/apply"));
        if (connection is null) Print($"bare inserts of the same rows, {BareProducts.Batch} products to a transaction: {(await BareProducts.MeasureAsync(shop.DataPath)).TotalSeconds:0.0} s");
        await StepAsync(staff, memory, "compared again", () => UploadAsync(shop, staff, path));
        await StepAsync(staff, memory, "undone", () => staff.SubmitAsync(applied, "/undo"));
        var verified = await shop.RunVerbAsync("verify");
        Console.WriteLine(verified.ExitCode == 0 ? "verify: no breach" : verified.Output);
        return verified.ExitCode;
    }

    private static async Task<ShopPage> StepAsync(CookieShopper staff, MemoryWatch memory, string what, Func<Task<ShopPage>> begin)
    {
        memory.Begin();
        var clock = Stopwatch.StartNew();
        var page = await staff.FollowAsync(await begin());
        await Eventually.TrueAsync(async () => StateOf(page = await staff.GetAsync(page.Address.AbsolutePath)) is not ("checking" or "applying" or "undoing"), Patience, "the import does not end");
        Print($"{what}: {clock.Elapsed.TotalSeconds:0.0} s, memory grew by {memory.Growth:0} MB at the most ({StateOf(page)}: {page.Hook("data-created")} new, {page.Hook("data-changed")} changed, {page.Hook("data-unchanged")} unchanged, {page.Hook("data-refused")} refused)");
        return page;
    }

    private static async Task<ShopPage> UploadAsync(ShopProcess shop, CookieShopper staff, string path)
    {
        using var body = new MultipartFormDataContent { { new StreamContent(File.OpenRead(path)), "file", "benchmark.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/admin/imports")) { Content = body };
        return await staff.SendAsync(request);
    }

    private static string StateOf(ShopPage page) => page.Hook("data-import-state");

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
