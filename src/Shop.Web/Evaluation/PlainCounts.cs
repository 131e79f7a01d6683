namespace Shop.Web.Evaluation;

/// <summary>The two simple methods that every other has to beat: best sellers, and how often two products were in one basket.</summary>
public sealed class PlainCounts
{
    private const int Depth = 10;

    private readonly Dictionary<string, int> _numbers;
    private readonly IReadOnlyList<string> _codes;
    private readonly Dictionary<int, int>[] _together;
    private readonly List<int> _bestSellers;

    public PlainCounts(BasketSplit baskets)
    {
        _codes = baskets.Codes;
        _numbers = _codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        _together = [.. _codes.Select(_ => new Dictionary<int, int>())];
        var sold = new int[_codes.Count];
        foreach (var basket in baskets.Learnt)
        {
            int[] numbers = [.. basket.Codes.Select(code => _numbers[code])];
            foreach (var number in numbers)
            {
                sold[number]++;
                foreach (var other in numbers) _together[number][other] = _together[number].GetValueOrDefault(other) + 1;
            }
        }

        _bestSellers =
            [.. Enumerable.Range(0, sold.Length).Where(number => sold[number] > 0).OrderByDescending(number => sold[number])
            .ThenBy(number => number)];
    }

    public IReadOnlyList<string> BestSellers(IReadOnlyList<string> asked) => Codes(Filled([], Numbers(asked)));

    public IReadOnlyList<string> BoughtTogether(IReadOnlyList<string> asked)
    {
        var own = Numbers(asked);
        var sums = new int[_codes.Count];
        foreach (var number in own)
            foreach (var (other, count) in _together[number]) sums[other] += count;
        var ranked = Enumerable.Range(0, sums.Length).Where(number => sums[number] > 0 && !own.Contains(number))
            .OrderByDescending(number => sums[number]).ThenBy(number => number).Take(Depth);
        return Codes(Filled([.. ranked], own));
    }

    private HashSet<int> Numbers(IReadOnlyList<string> codes) => [.. codes.Select(code => _numbers[code])];

    private IEnumerable<int> Filled(List<int> ranked, HashSet<int> own) =>
        ranked.Concat(_bestSellers.Where(number => !own.Contains(number) && !ranked.Contains(number))).Take(Depth);

    private List<string> Codes(IEnumerable<int> numbers) => [.. numbers.Select(number => _codes[number])];
}
