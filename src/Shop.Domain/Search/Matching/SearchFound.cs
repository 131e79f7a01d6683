namespace Shop.Domain.Search.Matching;

/// <summary>How well the hits fit what was typed.</summary>
public enum SearchFit
{
    /// <summary>Each has all words.</summary>
    All,

    /// <summary>Nothing has all words; each has most of them.</summary>
    Most,

    Nothing,
}

/// <summary>
/// What became of a search. <paramref name="Corrected"/>: the words that were looked for instead, where nothing has those that were typed.
/// </summary>
public sealed record SearchOutcome(SearchFit Fit, string? Corrected);

/// <summary>
/// A search entry that was found, by its number. A lower rank is better: an exact code, then words in name and labels, then words in the
/// text.
/// </summary>
internal readonly record struct RankedHit(long Number, int Rank);

/// <summary>The hits, and the words by which names are compared when they are put in order.</summary>
internal sealed record SearchFound(IReadOnlyList<RankedHit> Hits, IReadOnlyList<string> Words, SearchOutcome Outcome);
