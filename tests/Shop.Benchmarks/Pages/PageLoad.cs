using Shop.TestKit;
using Shop.TestKit.Load;

namespace Shop.Benchmarks.Pages;

/// <summary>Measures one kind of page: warm-up, rounds of bare and page in turn, then the open load.</summary>
internal sealed class PageLoad(ShopProcess shop, BareServer bare, TimeSpan duration, int connections)
{
    private const int Rounds = 3;
    private const int MaxWarmUp = 4;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    public PageRow Measure(PageKind kind)
    {
        var lines = Math.Min(connections, kind.MaxConnections);
        var load = new LoadRun(shop.Address, lines, kind.Source);
        var warm = WarmUp(load, kind);
        var beside = bare.Like(warm.Last, warm.MeanBody, lines);
        beside.Closed(duration / 6);
        var (pages, bares) = (new List<LoadReport>(), new List<LoadReport> { beside.Closed(duration / 6) });
        var (shopTime, bareTime) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            shopTime += TimeUsed(shop.ProcessId, () => pages.Add(load.Closed(duration / Rounds)));
            bareTime += TimeUsed(bare.ProcessId, () => bares.Add(beside.Closed(duration / 6)));
        }

        Thread.Sleep(Settling);
        var closed = LoadReport.Of(pages);
        var rate = closed.PerSecond / 2;
        return new PageRow(kind, closed, load.Open(duration, rate), rate, LoadReport.Of(bares), TimesBare(pages, bares))
        {
            ProcessorMilliseconds = shopTime.TotalMilliseconds / closed.Answers,
            BareProcessorMilliseconds = bareTime.TotalMilliseconds / bares.Skip(1).Sum(report => report.Answers),
        };
    }

    // So many answers, and so long: hot code is compiled anew some time after it has become hot.
    private LoadReport WarmUp(LoadRun load, PageKind kind)
    {
        if (kind.RunsOut) return load.Closed(duration * MaxWarmUp, kind.WarmUp);
        var begun = load.Closed(duration);
        return begun.Answers < kind.WarmUp ? load.Closed(duration * (MaxWarmUp - 1), kind.WarmUp - begun.Answers) : begun;
    }

    private static TimeSpan TimeUsed(int process, Action work)
    {
        var before = Machine.ProcessorTime(process);
        work();
        return Machine.ProcessorTime(process) - before;
    }

    // Each round is compared with the bare endpoint just before and just after it.
    private static double TimesBare(List<LoadReport> pages, List<LoadReport> bares) => pages
        .Select((page, round) => (page, beside: (bares[round].PerSecond + bares[round + 1].PerSecond) / 2))
        .Where(pair => pair.page.Answers > 0).Select(pair => pair.beside / pair.page.PerSecond).Order()
            .ElementAt(pages.Count(page => page.Answers > 0) / 2);
}
