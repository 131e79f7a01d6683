using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;
using Shop.Web.Evaluation;

namespace Shop.Web.Cli;

/// <summary>
/// <c>recommend learn</c> runs the nightly job now; <c>recommend evaluate FILE</c> measures the recommendations on a file of baskets.
/// </summary>
internal static class RecommendCommand
{
    public static Command Create(CommandHost host) =>
        new("recommend", "Learns and measures which products go together.") { Learn(host), Evaluate() };

    private static Command Learn(CommandHost host)
    {
        var command = new Command("learn", "Runs the nightly job now: learns from all paid orders.");
        command.SetAction((_, cancellationToken) => host.RunAsync(services => LearnAsync(services, cancellationToken), cancellationToken));
        return command;
    }

    private static Command Evaluate()
    {
        var file = new Argument<FileInfo>("file") { Description =
            "CSV, or CSV packed as .gz, with the columns invoice, time_utc and stockcode." };
        var quick = new Option<bool>("--quick") { Description = "Leaves out the replay that goes on learning, the longest part." };
        var command =
            new Command("evaluate",
            "Learns the first 80 % of a file's baskets and asks about the others. Touches nothing of the shop.") { file, quick };
        command.SetAction((result, cancellationToken) =>
            EvaluateAsync(result.GetRequiredValue(file), !result.GetValue(quick), cancellationToken));
        return command;
    }

    private static async Task<int> LearnAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var learn = services.GetRequiredService<LearnNeighbours>();
        var result = await learn.ExecuteAsync(new Rows(), cancellationToken);
        // Whoever was learning may have been killed, with no shop running that would notice.
        for (var look = 0; result.Outcome == LearnOutcome.Busy && look < AbandonedLeases.Looks; look++)
        {
            await services.GetRequiredService<AbandonedLeases>().LookAsync(services.GetRequiredService<ShopDbContext>(), cancellationToken);
            result = await learn.ExecuteAsync(new Rows(), cancellationToken);
            if (result.Outcome == LearnOutcome.Busy) await Task.Delay(services.GetRequiredService<LeasePace>().Renewal, cancellationToken);
        }

        if (result.Outcome == LearnOutcome.Busy) return await CommandHost.RefuseAsync("Another process is learning now.");
        Console.WriteLine(result.Outcome == LearnOutcome.Unchanged
            ? "No order came or went since the last time."
            : $"{result.Neighbours} rows learnt");
        return 0;
    }

    private static async Task<int> EvaluateAsync(FileInfo file, bool learningOn, CancellationToken cancellationToken)
    {
        var (baskets, refusal) = await BasketFile.ReadAsync(file.FullName, cancellationToken);
        if (baskets is null) return await CommandHost.RefuseAsync(refusal!);
        Console.WriteLine(
            $"{baskets.Learnt.Count} baskets to learn, {baskets.Rest.Count(BasketSplit.IsAsked)} to ask about, {baskets.Codes.Count} products");
        try
        {
            Print(await new RecommendationEvaluation(baskets, new Lines()).RunAsync(learningOn, cancellationToken));
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await CommandHost.RefuseAsync("Stopped before the end.");
        }
    }

    private static void Print(EvaluationReport report)
    {
        Write($"{"",-34} cart HR@4  HR@10 MRR@10 NDCG@10 coverage@10 | product HR@4 HR@10 MRR@10 NDCG@10 coverage@10");
        foreach (var (method, cart, product) in report.Methods)
            Write($"{method,-34} {cart.HitRate4,9:.000} {cart.HitRate10,6:.000} {cart.ReciprocalRank,6:.000} {cart.Ndcg,7:.0000} {cart.Coverage,11:.00} | {product.HitRate4,12:.000} {product.HitRate10,5:.000} {product.ReciprocalRank,6:.000} {product.Ndcg,7:.0000} {product.Coverage,11:.00}");
        Write($"learning an order: median {report.Updates.Median:0.0} ms, 99 % within {report.Updates.NinetyNinth:0.0} ms");
        Write($"the recurring job: median {report.Jobs.Median / 1000:0.0} s, {report.NeighbourRows} rows");
        Write($"an answer: median {report.Answers.Median:0.0} ms, 99 % within {report.Answers.NinetyNinth:0.0} ms");
        using var process = Process.GetCurrentProcess();
        Write($"memory: at most {process.PeakWorkingSet64 / 1_000_000} MB for the whole program");
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }

    private sealed class Rows : IProgress<int>
    {
        private const int Step = 20_000;

        public void Report(int value)
        {
            if (value % Step == 0) Console.WriteLine($"{value} rows");
        }
    }
}
