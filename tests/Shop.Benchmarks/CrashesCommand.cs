using System.CommandLine;
using Shop.TestKit;
using Shop.TestKit.Proofs;

namespace Shop.Benchmarks;

/// <summary><c>crashes --kills N --seed S --database D --buyers B</c>: buys under power cuts.</summary>
internal static class CrashesCommand
{
    public static System.CommandLine.Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How often the shop is killed.", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => Environment.TickCount };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var buyers = new Option<int>("--buyers") { Description =
            "1: one after the other, killed at named places. More: that many at once, killed at random.", DefaultValueFactory = _ => 1 };
        var command =
            new System.CommandLine.Command("crashes",
            "Kills the shop at every step of buying and checks that nothing was lost. Needs tests/publish.") { kills, seed, database,
            buyers };
        command.SetAction((result, _) =>
            RunAsync(result.GetValue(kills), result.GetValue(seed), result.GetValue(database)!, result.GetValue(buyers)));
        return command;
    }

    private static async Task<int> RunAsync(int kills, int seed, string database, int buyers)
    {
        Console.WriteLine($"crashes: {kills} kills, seed {seed}, {database}");
        var (settings, postgres) = await Databases.SettingsAsync(database);
        settings = settings with { Binary = RepositoryPaths.CrashBinary };
        await using var shop =
            await ShopProcess.StartAsync(settings.With("Jobs__ReconcileSeconds", "1").With("Logging__LogLevel__Default", "Error"));
        using var run = new CrashRun(shop, seed, Console.WriteLine);
        var report = buyers == 1
            ? await run.RunAsync(kills)
            : await new CrashRush(shop, ShopDatabase.Of(shop, postgres), seed, Console.WriteLine).RunAsync(kills, buyers);
        foreach (var (point, count) in report.KillsByPoint.OrderBy(kill => kill.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {point,-20} {count,5}");
        Console.WriteLine($"{report.Kills} kills, {report.Orders} orders, {report.Breaches.Count} breaches");
        foreach (var breach in report.Breaches) Console.WriteLine(breach);
        return report.Breaches.Count == 0 ? 0 : 1;
    }
}
