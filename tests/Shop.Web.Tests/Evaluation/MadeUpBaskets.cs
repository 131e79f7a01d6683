using Shop.Web.Evaluation;

namespace Shop.Web.Tests.Evaluation;

/// <summary>
/// Baskets of shoppers who do not exist, the same for the same seed: each has one to three wants, takes some products of each,
/// the better known more often, and now and then a best seller for no reason. No constant of the shop was tuned on them.
/// </summary>
internal static class MadeUpBaskets
{
    private const int Products = 300;
    private const int Wants = 40;
    private const int OfAWant = 12;

    public static IReadOnlyList<EvaluationBasket> Of(int seed, int count)
    {
        var random = new Random(seed);
        var wants = Enumerable.Range(0, Wants).Select(_ => Enumerable.Range(0, OfAWant).Select(_ => random.Next(Products)).ToArray())
            .ToArray();
        return [.. Enumerable.Range(0, count)
            .Select(number => new EvaluationBasket($"{number}", DateTimeOffset.UnixEpoch.AddHours(number), Basket(random, wants)))];
    }

    private static List<string> Basket(Random random, int[][] wants)
    {
        var taken = new HashSet<int>();
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var want = wants[Early(random, Wants)];
            for (var piece = random.Next(1, 5); piece > 0; piece--) taken.Add(want[Early(random, OfAWant)]);
        }

        for (var left = random.Next(0, 4); left > 0; left--) taken.Add(Early(random, Products));
        return [.. taken.Select(product => $"p{product:000}")];
    }

    // The first are drawn more often than the last, as best sellers are.
    private static int Early(Random random, int count) => (int)(count * random.NextDouble() * random.NextDouble());
}
