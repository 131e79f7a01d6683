using System.Collections.Concurrent;

namespace Shop.Benchmarks.Pages;

/// <summary>Searches as people type them, out of products' names, none of them twice: no cache can have the answer.</summary>
internal sealed class SearchQueries(IReadOnlyList<string> names)
{
    private readonly ConcurrentDictionary<string, bool> _used = new();

    /// <summary>Two or three words of a name, the last perhaps cut short, which many products have; every other one with the number that only one has.</summary>
    public string Of(long number)
    {
        var words = names[Scatter.Index(number, names.Count)].ToLowerInvariant().Split(' ');
        var query = Typed(words, number);
        // What was asked before gets the beginning of one more word of the name: it still finds the product.
        for (var attempt = number; !_used.TryAdd(query, true); attempt++)
        {
            var word = words[Scatter.Index(attempt, words.Length - 1)];
            query += $" {word[..(1 + Scatter.Index(attempt * 3, word.Length))]}";
        }

        return query;
    }

    private static string Typed(string[] words, long number)
    {
        var first = Scatter.Index(number * 7, words.Length - 2);
        var taken = words[first..^1].Take(2 + Scatter.Index(number * 3, 2)).ToArray();
        if (number % 2 == 1) return string.Join(' ', [.. taken, words[^1]]);
        taken[^1] = taken[^1][..Math.Max(Math.Min(3, taken[^1].Length), taken[^1].Length - Scatter.Index(number * 5, 4))];
        return string.Join(' ', taken);
    }
}
