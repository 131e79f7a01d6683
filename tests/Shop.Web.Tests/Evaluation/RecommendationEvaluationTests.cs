using Shop.Web.Evaluation;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Web.Tests.Evaluation;

/// <summary>Measures the recommendations through the shop's own database and classes, as <c>recommend evaluate</c> does.</summary>
public sealed class RecommendationEvaluationTests(ITestOutputHelper output)
{
    [RetailFact]
    public async Task Recommendations_reach_the_goal_on_a_year_of_real_baskets()
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable(RetailFactAttribute.Variable)!, "online-retail.csv.gz");
        var methods = await MeasureAsync((await BasketFile.ReadAsync(path, CancellationToken.None)).Baskets!);
        var (raw, counters, job) = (methods[1], methods[2], methods[3]);
        Assert.InRange(raw.Cart.Ndcg, .0805, .0825);
        Assert.True(counters.Cart.Ndcg >= .170, "cart from the counters alone");
        Assert.True(job.Cart.Ndcg >= .190, "cart with the job");
        Assert.True(job.Cart.Coverage >= .45 && counters.Cart.Coverage >= .45, "coverage");
        Assert.True(job.Product.Ndcg >= .200, "product");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task In_a_cart_of_made_up_baskets_both_of_ours_beat_raw_counts_and_best_sellers(int seed)
    {
        var methods = await MeasureAsync(new BasketSplit(MadeUpBaskets.Of(seed, 1500)));
        foreach (var ours in methods.Skip(2))
        foreach (var plain in methods.Take(2))
            Assert.True(ours.Cart.Ndcg > plain.Cart.Ndcg, $"{ours.Method} {ours.Cart.Ndcg}, {plain.Method} {plain.Cart.Ndcg}");
    }

    private async Task<IList<MethodFigures>> MeasureAsync(BasketSplit baskets)
    {
        var report = await new RecommendationEvaluation(baskets, new Progress<string>()).RunAsync(false, CancellationToken.None);
        foreach (var (method, cart, product) in report.Methods)
            output.WriteLine($"{method}: cart NDCG {cart.Ndcg:.0000}, coverage {cart.Coverage:.00}; product NDCG {product.Ndcg:.0000}");
        return report.Methods;
    }
}
