using Shop.Domain.Search.Sql;

namespace Shop.Domain.Search.Matching;

/// <summary>Finds what was meant by words that nothing has.</summary>
internal sealed class Corrections(TextSearch search, SearchNames names)
{
    private const int MaxTried = 6;
    // Beyond that a word is simply common.
    private const int MaxCounted = 1000;

    /// <summary>The phrase with each word that has no hit put right; null when none could be.</summary>
    public async Task<SearchPhrase?> OfAsync(SearchPhrase phrase, CancellationToken cancellationToken)
    {
        var words = new List<string>();
        foreach (var word in phrase.Words) words.Add(await OfWordAsync(phrase, word, cancellationToken) ?? word);
        return words.SequenceEqual(phrase.Words) ? null : phrase.Saying([.. words.Distinct()]);
    }

    private async Task<string?> OfWordAsync(SearchPhrase phrase, string word, CancellationToken cancellationToken)
    {
        var tolerance = Spelling.Tolerance(word);
        if (tolerance == 0 || await CountAsync(phrase, word, 1, cancellationToken) > 0) return null;
        var like = await search.WordsNearAsync(phrase.Culture, word, tolerance, cancellationToken);
        var near = like.Concat(names.Words).Distinct().Select(other => (Word: other, Distance: Spelling.Distance(word, other, tolerance)))
            .Where(other => other.Distance <= tolerance).OrderBy(other => other.Distance)
                .ThenBy(other => other.Word, StringComparer.Ordinal).Take(MaxTried);
        var best = (Word: (string?)null, Distance: tolerance + 1, Count: 0);
        foreach (var other in near.Where(other => other.Distance <= best.Distance))
        {
            // A word may have been in the catalogue once: it counts only while something has it.
            var count = await CountAsync(phrase, other.Word, MaxCounted, cancellationToken);
            if (count > 0 && (other.Distance < best.Distance || count > best.Count)) best = (other.Word, other.Distance, count);
        }

        return best.Word;
    }

    private Task<int> CountAsync(SearchPhrase phrase, string word, int most, CancellationToken cancellationToken) =>
        search.CountAsync(SearchPlan.Of(phrase.Saying([word]), names), most, cancellationToken);
}
