using Shop.Domain.Recommendations;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Domain.Tests.Recommendations;

/// <summary>A fact that needs the retail dataset, whose folder the environment names; it is too large to be kept here.</summary>
public sealed class RetailFactAttribute : FactAttribute
{
    public const string Variable = "SHOP_RETAIL_DATA";

    public RetailFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"Set {Variable} to the folder of online-retail.csv.gz to measure the recommendations (some minutes).";
    }
}

/// <summary>Measures the recommendations on a real shop's baskets, through the shop's own database and code.</summary>
public sealed class RetailEvaluation(ITestOutputHelper output) : IDisposable
{
    private readonly SqliteDatabase _database = new();

    [RetailFact]
    public async Task Recommendations_from_counters_reach_the_goal_on_a_year_of_real_baskets()
    {
        var data = RetailDataset.Read(Path.Combine(Environment.GetEnvironmentVariable(RetailFactAttribute.Variable)!, "online-retail.csv.gz"));
        await LearnAsync(data);
        var cart = await AskAsync(data, basket => Except(basket, basket.Draw(basket.Invoice)), basket => [basket.Draw(basket.Invoice)]);
        output.WriteLine($"cart:    {cart}");
        var product = await AskAsync(data, basket => [basket.Draw($"{basket.Invoice}|q")], basket => Except(basket, basket.Draw($"{basket.Invoice}|q")));
        output.WriteLine($"product: {product}");
        Assert.True(cart.Ndcg >= .170, $"cart {cart}");
        Assert.True(product.Ndcg >= .200, $"product {product}");
        Assert.True(cart.Coverage >= .45, $"cart {cart}");
    }

    public void Dispose() => _database.Dispose();

    private static List<string> Except(RetailBasket basket, string code) => [.. basket.Codes.Where(other => other != code)];

    private async Task LearnAsync(RetailDataset data)
    {
        await _database.SaveAsync([Shelf.Teas(), .. data.Codes.Select((code, index) => Shelf.Tea(index + 1, code))]);
        var started = TimeProvider.System.GetTimestamp();
        foreach (var (number, basket) in data.Train.Index())
        {
            await using var db = _database.NewContext();
            await new RecordPurchase(db, TimeProvider.System).ExecuteAsync(
                new OrderId(new Guid(number, 1, 1, new byte[8])), [.. basket.Codes.Select(data.IdOf)], CancellationToken.None);
        }

        output.WriteLine($"{data.Train.Count} orders learnt in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s");
    }

    private async Task<RankingFigures> AskAsync(
        RetailDataset data, Func<RetailBasket, List<string>> ask, Func<RetailBasket, List<string>> answers)
    {
        var figures = new RankingFigures(data.Train.SelectMany(basket => basket.Codes).Distinct().Count());
        var started = TimeProvider.System.GetTimestamp();
        foreach (var basket in data.Test)
        {
            await using var db = _database.NewContext();
            var ranking = await new Recommend(db).ForProductsAsync([.. ask(basket).Select(data.IdOf)], 10, CancellationToken.None);
            figures.Add([.. ranking.Select(data.CodeOf)], answers(basket).ToHashSet());
        }

        output.WriteLine($"{TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / data.Test.Count:0.0} ms a query");
        return figures;
    }
}
