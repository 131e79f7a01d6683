using System.CommandLine;

namespace Shop.Benchmarks.Pages;

/// <summary>
/// <c>pages --products N --orders M --database D --seconds S --connections C [--growth]</c>: every page beside a bare endpoint.
/// </summary>
internal static class PagesCommand
{
    private static readonly int[] Sizes = [1000, 50_000, 1_000_000];

    public static Command Create()
    {
        var products = new Option<int>("--products") { Description = "How many made-up products.", DefaultValueFactory = _ => 1000 };
        var orders = new Option<int>("--orders") { Description = "How many past orders.", DefaultValueFactory = _ => 1000 };
        var database = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        var seconds =
            new Option<double>("--seconds") { Description = "How long each load lasts; every kind has two.", DefaultValueFactory = _ => 5 };
        var connections =
            new Option<int>("--connections") { Description = "How many at once in the closed load.", DefaultValueFactory = _ => 8 };
        var only = new Option<string?>("--only") { Description = "Only kinds whose name holds this text." };
        var growth = new Option<bool>("--growth") { Description = "At 1,000, 50,000 and 1,000,000 products, and how the times grow." };
        var command =
            new Command("pages",
            "Drives every kind of page with a closed and an open load, beside a bare Kestrel endpoint with answers of the same size.")
        {
            products, orders, database, seconds, connections, only, growth,
        };
        command.SetAction((result, _) => RunAsync(
            new PagesPlan(
                result.GetValue(products), result.GetValue(orders), result.GetValue(database)!,
                    TimeSpan.FromSeconds(result.GetValue(seconds)),
                result.GetValue(connections), result.GetValue(only)),
            result.GetValue(growth)));
        return command;
    }

    private static async Task<int> RunAsync(PagesPlan plan, bool growth)
    {
        if (!growth) return Refused(await PagesRun.RunAsync(plan));
        var runs = new List<IReadOnlyList<PageRow>>();
        foreach (var size in Sizes) runs.Add(await PagesRun.RunAsync(plan with { Products = size }));
        Console.WriteLine();
        TextTable.Print(
            ["page", .. Sizes.Select(size => $"p95 ms at {size}"), .. Sizes[1..].Select(size => $"p95 ×, {size}"), .. Sizes[1..]
                .Select(size => $"CPU ×, {size}")],
            runs[0].Select(row => Growth([.. runs.Select(run => run.First(other => other.Kind.Name == row.Kind.Name))])));
        return runs.Sum(Refused);
    }

    private static string[] Growth(PageRow[] rows) =>
    [
        rows[0].Kind.Name, .. rows.Select(row => PageRow.Number(row.Closed.Within(0.95))),
        .. rows[1..].Select(row => PageRow.Number(row.Closed.Within(0.95) / rows[0].Closed.Within(0.95))),
        .. rows[1..].Select(row => PageRow.Number(row.ProcessorMilliseconds / rows[0].ProcessorMilliseconds)),
    ];

    private static int Refused(IReadOnlyList<PageRow> rows) => rows.Any(row => row.Closed.Refused + row.Open.Refused > 0) ? 1 : 0;
}
