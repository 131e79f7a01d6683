using System.Diagnostics;
using Shop.TestKit;

namespace Shop.Benchmarks.Pages;

/// <summary>How large the shop is and how it is asked.</summary>
internal sealed record PagesPlan(int Products, int Orders, string Database, TimeSpan Duration, int Connections, string? Only)
{
    public bool Includes(string kind) => Only is null || kind.Contains(Only, StringComparison.Ordinal);
}

/// <summary>Fills a shop, starts it and measures its pages one kind after the other.</summary>
internal static class PagesRun
{
    private static readonly string[] Head =
    [
        "page", "req/s", "p50 ms", "p95", "p99", "open req/s", "p50 ms", "p95", "p99", "KB", "bare req/s", "p50 ms", "times bare", "CPU ms",
            "bare CPU ms", "CPU × bare", "refused",
    ];

    public static async Task<IReadOnlyList<PageRow>> RunAsync(PagesPlan plan)
    {
        await using var filled = await FilledShop.StartAsync(plan.Database, plan.Products, plan.Orders);
        var catalogue = await SeededCatalogue.ReadAsync(filled.Database, plan.Products);
        using var bare = await BareServer.StartAsync();
        var load = new PageLoad(filled.Shop, bare, plan.Duration, plan.Connections);
        var kinds = await new PageKinds(filled.Shop, catalogue, plan).AllAsync(await filled.SignInAsync());
        // Else the first kind would be measured while .NET compiles what all of them use.
        if (kinds.FirstOrDefault(kind => plan.Includes(kind.Name) && kind is { NotThere: null, RunsOut: false }) is { } first)
            load.Measure(first);
        var rows = kinds.Where(kind => plan.Includes(kind.Name))
            .Select(kind => (kind, row: kind.NotThere is null ? Measured(load, kind) : null)).ToList();
        Console.WriteLine();
        Console.WriteLine(
            $"{plan.Products} products, {plan.Orders} orders, {plan.Database}, {plan.Connections} connections, {plan.Duration.TotalSeconds} s for each load; {await Machine.DescribeAsync()}");
        TextTable.Print(Head, rows.Select(row => row.row?.Cells ?? [row.kind.Name, row.kind.NotThere!]));
        Console.WriteLine($"the shop holds {Machine.ResidentMegabytes(filled.Shop.ProcessId):0} MB");
        return [.. rows.Select(row => row.row).OfType<PageRow>()];
    }

    private static PageRow Measured(PageLoad load, PageKind kind)
    {
        var clock = Stopwatch.StartNew();
        var row = load.Measure(kind);
        Console.WriteLine(
            $"  {kind.Name}: {PageRow.Number(row.Closed.PerSecond)} a second, {PageRow.Number(row.TimesBare)} times bare, {PageRow.Number(row.ProcessorMilliseconds)} ms of processor time each ({clock.Elapsed.TotalSeconds:0} s)");
        return row;
    }
}
