using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Shop.TestKit;
using Shop.TestKit.Load;

namespace Shop.Benchmarks.Pages;

/// <summary>
/// <c>start --products N --starts S</c>: from the start of the published program to the first 200 of the front page, and what it holds when
/// idle.
/// </summary>
internal static class StartCommand
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    public static System.CommandLine.Command Create()
    {
        var products = new Option<int>("--products") { Description = "How many made-up products.", DefaultValueFactory = _ => 0 };
        var starts = new Option<int>("--starts") { Description = "How many starts are measured.", DefaultValueFactory = _ => 5 };
        var command =
            new System.CommandLine.Command("start",
            "Starts the published shop several times on a filled database and waits for the front page. Needs tests/publish.") { products,
            starts };
        command.SetAction((result, _) => RunAsync(result.GetValue(products), result.GetValue(starts)));
        return command;
    }

    private static async Task<int> RunAsync(int products, int starts)
    {
        if (!RepositoryPaths.IsPublished) throw new InvalidOperationException("tests/publish makes the program whose start is measured.");
        await using var filled = await FilledShop.StartAsync("sqlite", products, 0);
        await MeasureAsync(filled.Shop, starts);
        return 0;
    }

    private static async Task MeasureAsync(ShopProcess shop, int starts)
    {
        Console.WriteLine(await Machine.DescribeAsync());
        var (seconds, megabytes) = (new List<double>(), new List<double>());
        for (var start = 0; start < starts; start++)
        {
            await shop.StopAsync();
            var clock = Stopwatch.StartNew();
            var starting = shop.RestartAsync();
            seconds.Add(await Task.Run(() => FirstPage(shop.Address, clock)));
            await starting;
            await Task.Delay(Idle);
            megabytes.Add(Machine.ResidentMegabytes(shop.ProcessId));
            Print($"first 200 after {seconds[^1]:0.00} s, {megabytes[^1]:0} MB resident after {Idle.TotalSeconds} idle seconds");
        }

        Print($"median {seconds.Order().ElementAt(starts / 2):0.00} s, {megabytes.Order().ElementAt(starts / 2):0} MB");
    }

    private static double FirstPage(Uri shop, Stopwatch clock)
    {
        var home = new RequestBytes(shop).Get("/");
        using var connection = new LoadConnection(new(System.Net.IPAddress.Parse(shop.Host), shop.Port));
        while (true)
        {
            try
            {
                if (connection.Exchange(home).Status == 200) return clock.Elapsed.TotalSeconds;
            }
            catch (SocketException)
            {
                // It does not listen yet.
            }

            Thread.Sleep(10);
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
