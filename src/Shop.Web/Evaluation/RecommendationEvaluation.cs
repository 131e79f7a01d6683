using System.Diagnostics;

namespace Shop.Web.Evaluation;

/// <summary>
/// Learns the first 80 % of a file's baskets and asks about the rest: a cart of all products but one for that one, and one
/// product for all the others. What was not learnt counts as a miss.
/// </summary>
public sealed class RecommendationEvaluation(BasketSplit baskets, IProgress<string> progress)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly int _products = baskets.Learnt.SelectMany(basket => basket.Codes).Distinct().Count();
    private readonly EvaluationReport _report = new();

    /// <param name="learningOn">Whether to replay the rest as well, learning each basket after it was asked about and running the job each
    /// week.</param>
    public async Task<EvaluationReport> RunAsync(bool learningOn, CancellationToken cancellationToken)
    {
        var plain = new PlainCounts(baskets);
        await AskAllAsync("best sellers", asked => Task.FromResult(plain.BestSellers(asked)));
        await AskAllAsync("raw co-counts, summed", asked => Task.FromResult(plain.BoughtTogether(asked)));
        using var shop = await EvaluationShop.OpenAsync(baskets.Codes, cancellationToken);
        foreach (var (index, basket) in baskets.Learnt.Index())
        {
            await TimedAsync(_report.Updates, () => shop.RecordAsync(basket, cancellationToken));
            if ((index + 1) % 2000 == 0) progress.Report($"{index + 1} of {baskets.Learnt.Count} orders learnt");
        }

        await AskAllAsync("ours, counters of each order", asked => AnswerAsync(shop, asked, cancellationToken));
        await RunJobAsync(shop, cancellationToken);
        await AskAllAsync("ours, with the recurring job", asked => AnswerAsync(shop, asked, cancellationToken));
        if (learningOn) await ReplayAsync(shop, cancellationToken);
        return _report;
    }

    private async Task AskAllAsync(string method, Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> ask)
    {
        var figures = FiguresOf(method);
        foreach (var basket in baskets.Rest.Where(BasketSplit.IsAsked)) await AskAsync(figures, basket, ask);
    }

    private async Task ReplayAsync(EvaluationShop shop, CancellationToken cancellationToken)
    {
        var figures = FiguresOf("ours, learning on, job each week");
        var learntAt = baskets.Learnt[^1].At;
        foreach (var basket in baskets.Rest)
        {
            if (basket.At - learntAt >= Week)
            {
                await RunJobAsync(shop, cancellationToken);
                learntAt = basket.At;
            }

            if (BasketSplit.IsAsked(basket)) await AskAsync(figures, basket, asked => AnswerAsync(shop, asked, cancellationToken));
            await TimedAsync(_report.Updates, () => shop.RecordAsync(basket, cancellationToken));
        }
    }

    private static async Task AskAsync(MethodFigures figures, EvaluationBasket basket,
        Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> ask)
    {
        var (hidden, asked) = (basket.Hidden, basket.Asked);
        figures.Cart.Add(await ask(basket.Without(hidden)), new HashSet<string> { hidden });
        figures.Product.Add(await ask([asked]), basket.Without(asked).ToHashSet());
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(EvaluationShop shop, IReadOnlyList<string> asked,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<string> answer = [];
        await TimedAsync(_report.Answers, async () => answer = await shop.AskAsync(asked, cancellationToken));
        return answer;
    }

    private async Task RunJobAsync(EvaluationShop shop, CancellationToken cancellationToken)
    {
        await TimedAsync(_report.Jobs, async () => _report.NeighbourRows = (await shop.LearnAsync(cancellationToken)).Neighbours);
        progress.Report($"the recurring job wrote {_report.NeighbourRows} rows");
    }

    private MethodFigures FiguresOf(string method)
    {
        var figures = new MethodFigures(method, new RankingFigures(_products), new RankingFigures(_products));
        _report.Methods.Add(figures);
        progress.Report($"asking: {method}");
        return figures;
    }

    private static async Task TimedAsync(WorkTimes times, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        times.Add(Stopwatch.GetElapsedTime(started));
    }
}
