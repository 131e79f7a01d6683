using System.Collections.Concurrent;

namespace Shop.Benchmarks.Pages;

/// <summary>Searches as people type them, out of products' names, none of them twice: no cache can have the answer.</summary>
internal sealed class SearchQueries(IReadOnlyList<string> names)
{
    // Then another name has its turn.
    private const int TriesWithName = 16;
    private const int NextName = 7919;

    private readonly ConcurrentDictionary<string, bool> _used = new();

    /// <summary>
    /// Two or three words of a name, the last perhaps cut short, which many products have; every other one with the number that only one
    /// has.
    /// </summary>
    public string Of(long number)
    {
        // What was asked before is asked in another order of words, or for another name.
        for (var attempt = 0; ; attempt++)
        {
            var words = names[Scatter.Index(number + (attempt / TriesWithName * NextName), names.Count)].ToLowerInvariant().Split(' ');
            var query = Typed([.. Ordered(words[..^1], number, attempt)], words[^1], number + (2 * attempt));
            if (_used.TryAdd(query, true)) return query;
        }
    }

    private static IEnumerable<string> Ordered(string[] words, long number, int attempt) => attempt == 0
        ? words.Skip(Scatter.Index(number * 7, words.Length - 1))
        : words.Select((word, at) => (word, place: Scatter.Index((number + attempt) * (at + 11), int.MaxValue))).OrderBy(each => each.place)
            .Select(each => each.word);

    private static string Typed(string[] words, string onlyOne, long number)
    {
        var taken = words.Take(2 + Scatter.Index(number * 3, 2)).ToArray();
        if (number % 2 == 1) return string.Join(' ', [.. taken, onlyOne]);
        taken[^1] = taken[^1][..Math.Max(Math.Min(3, taken[^1].Length), taken[^1].Length - Scatter.Index(number * 5, 4))];
        return string.Join(' ', taken);
    }
}
