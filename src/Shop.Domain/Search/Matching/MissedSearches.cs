using Shop.Domain.Shared;

namespace Shop.Domain.Search.Matching;

/// <summary>
/// Searches without hits since they were last written down. They are gathered in memory, since no shopper's request shall write
/// for them; a process that is killed loses its last minute of them.
/// </summary>
public sealed class MissedSearches
{
    // A robot that searches for nonsense fills this and no more.
    private const int Max = 1000;
    private const int MaxNumber = 5;

    private readonly Lock _lock = new();
    private Dictionary<(string Culture, string Words), int> _counts = [];

    /// <summary>Takes note of what was typed, unless it may say who typed it: an address, a telephone number.</summary>
    public void Note(string culture, string? typed)
    {
        if (typed is null || typed.Contains('@', StringComparison.Ordinal)) return;
        var words = FoldedText.Of(typed.Length > SearchMiss.MaxLength ? typed[..SearchMiss.MaxLength] : typed);
        if (words.Length is 0 or > SearchMiss.MaxLength || words.Count(char.IsAsciiDigit) > MaxNumber) return;
        lock (_lock)
        {
            if (_counts.TryGetValue((culture, words), out var count) || _counts.Count < Max) _counts[(culture, words)] = count + 1;
        }
    }

    internal IReadOnlyDictionary<(string Culture, string Words), int> Take()
    {
        lock (_lock)
        {
            var taken = _counts;
            _counts = [];
            return taken;
        }
    }
}
