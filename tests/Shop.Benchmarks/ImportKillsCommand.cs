using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shop.Benchmarks.Pages;
using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary>
/// <c>import-kills --rows N --kills K --pause S --seed X --database D</c>: kills the shop at random while it compares, applies and
/// undoes a file. In the end all rows are there once, and after the undoing the export is that of before, byte for byte.
/// </summary>
internal static class ImportKillsCommand
{
    public static System.CommandLine.Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "How many rows the file has.", DefaultValueFactory = _ => 100_000 };
        var kills = new Option<int>("--kills") { Description =
            "How often the shop is killed in each step, at the most.", DefaultValueFactory = _ => 10 };
        var pause = new Option<int>("--pause") { Description =
            "The longest time between a start and the next kill, in seconds.", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => Environment.TickCount };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command =
            new System.CommandLine.Command("import-kills",
            "Imports a made-up file and takes it back under kill -9, and compares the exports.") { rows, kills, pause, seed, database };
        command.SetAction((result, _) => RunAsync(
            result.GetValue(rows), result.GetValue(database)!,
                new KillPlan(result.GetValue(kills), TimeSpan.FromSeconds(result.GetValue(pause)), new Random(result.GetValue(seed))),
                result.GetValue(seed)));
        return command;
    }

    private static async Task<int> RunAsync(int rows, string database, KillPlan plan, int seed)
    {
        var (settings, _) = await Databases.SettingsAsync(database);
        await using var shop = await ShopProcess.StartAsync(settings.With("Logging__LogLevel__Default", "Error"));
        using var staff = new CookieShopper(shop.Address);
        var imports = await ImportPages.OpenAsync(shop, staff);
        var path = Path.Combine(shop.DataPath, "benchmark.csv");
        await ImportBenchmarkFile.WriteAsync(path, rows);
        Print($"{database}, {rows} rows, at most {plan.Kills} kills a step, seed {seed}; {await Machine.DescribeAsync()}");
        var before = await ExportAsync(shop, "before.csv");
        var compared = await StepAsync(shop, imports, plan, "compared", await imports.UploadAsync(path));
        var applied = await StepAsync(shop, imports, plan, "applied", await imports.ApplyAsync(compared));
        await StepAsync(shop, imports, plan with { Kills = 0 }, "compared again", await imports.UploadAsync(path));
        await StepAsync(shop, imports, plan, "undone", await imports.UndoAsync(applied));
        var after = await ExportAsync(shop, "after.csv");
        var isSame = after.AsSpan().SequenceEqual(before);
        Print($"the export after it all {(isSame ? "is the one of before" : "DIFFERS from the one of before")}");
        var verified = await Verification.RunAsync(shop);
        return isSame ? verified : 1;
    }

    private static async Task<ShopPage> StepAsync(ShopProcess shop, ImportPages imports, KillPlan plan, string what, ShopPage begun)
    {
        var clock = Stopwatch.StartNew();
        var killed = 0;
        for (; killed < plan.Kills; killed++)
        {
            await Task.Delay(plan.Pause * plan.Random.NextDouble());
            if (!await imports.IsWorkingAsync(begun)) break;
            await shop.KillAsync();
            await shop.RestartAsync();
        }

        var ended = await imports.EndAsync(begun);
        Print($"{what}: killed {killed} times, {clock.Elapsed.TotalSeconds:0.0} s ({ImportPages.Describe(ended)})");
        return ended;
    }

    private static async Task<byte[]> ExportAsync(ShopProcess shop, string name)
    {
        var path = Path.Combine(shop.DataPath, name);
        (await shop.RunCommandAsync("export", "products", path)).OrThrow();
        return await File.ReadAllBytesAsync(path);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>How often and after how long the shop is killed.</summary>
    private sealed record KillPlan(int Kills, TimeSpan Pause, Random Random);
}
