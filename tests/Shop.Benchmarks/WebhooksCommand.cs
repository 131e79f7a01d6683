using System.CommandLine;
using Shop.TestKit;
using Shop.TestKit.Proofs;

namespace Shop.Benchmarks;

/// <summary><c>webhooks --deliveries N --seed S --database D</c>: Stripe's events, too often, out of order and not at all.</summary>
internal static class WebhooksCommand
{
    public static System.CommandLine.Command Create()
    {
        var deliveries =
            new Option<int>("--deliveries") { Description = "How many webhooks are delivered.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => Environment.TickCount };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var command =
            new System.CommandLine.Command("webhooks",
            "Delivers events many times, out of order, and some never; then compares with Stripe's ledger.") { deliveries, seed, database };
        command.SetAction((result, _) => RunAsync(result.GetValue(deliveries), result.GetValue(seed), result.GetValue(database)!));
        return command;
    }

    private static async Task<int> RunAsync(int deliveries, int seed, string database)
    {
        Console.WriteLine($"webhooks: {deliveries} deliveries, seed {seed}, {database}");
        var (settings, _) = await Databases.SettingsAsync(database);
        await using var shop =
            await ShopProcess.StartAsync(settings.With("Jobs__ReconcileSeconds", "10").With("Logging__LogLevel__Default", "Error"));
        using var run = new WebhookRun(shop, seed);
        var report = await run.RunAsync(deliveries, Console.WriteLine);
        Console.WriteLine(
            $"{report.Deliveries} deliveries, {report.Orders} orders, {report.Paid} paid, {report.NotTaken} not taken, {report.Breaches.Count} breaches");
        foreach (var breach in report.Breaches) Console.WriteLine(breach);
        return report.NotTaken + report.Breaches.Count + report.Orders - report.Paid == 0 ? 0 : 1;
    }
}
