using System.Numerics;

namespace Shop.Domain.Search.Sql;

/// <summary>A word of the catalogue's names and tags, with the letters that it has.</summary>
public readonly record struct KnownWord(string Text, uint Letters)
{
    internal KnownWord(string text) : this(text, LettersOf(text))
    {
    }

    /// <summary>False when more letters than that must be changed, added or left out to make the other word of this one.</summary>
    public bool MayBeNear(string other, int most) =>
        Math.Abs(Text.Length - other.Length) <= most && BitOperations.PopCount(Letters ^ LettersOf(other)) <= 2 * most;

    private static uint LettersOf(string text)
    {
        var letters = 0u;
        foreach (var letter in text) letters |= 1u << (letter % 32);
        return letters;
    }
}

/// <summary>
/// All words of the catalogue, in memory for whoever misspelt one: both databases would find other words that look alike. The list
/// only grows, so its end is read each time; all of it once a minute, since of two transactions the later number may be seen first.
/// </summary>
public sealed class KnownWords
{
    private const long Age = 60_000;

    private readonly Lock _lock = new();
    private Dictionary<string, List<KnownWord>> _words = [];
    private long _last;
    private long _readAt;

    internal async Task<IReadOnlyList<KnownWord>> ReadAsync(TextIndex index, string culture, CancellationToken cancellationToken)
    {
        var isOld = Environment.TickCount64 - _readAt > Age;
        var (last, rows) = (isOld ? 0 : _last, new List<(long Number, string Culture, string Word)>());
        const string sql = "SELECT \"Number\", \"Culture\", \"Word\" FROM search_word WHERE \"Number\" > @last ORDER BY \"Number\"";
        await index.RowsAsync(sql, [("last", last)], reader => rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2))),
            cancellationToken);
        lock (_lock)
        {
            if (rows.Count > 0 && (isOld || last == _last)) Take(rows, isOld);
            return _words.GetValueOrDefault(culture) ?? [];
        }
    }

    // Lists that somebody reads are never changed.
    private void Take(List<(long Number, string Culture, string Word)> rows, bool isWhole)
    {
        var words = isWhole ? [] : new Dictionary<string, List<KnownWord>>(_words);
        foreach (var culture in rows.GroupBy(row => row.Culture))
            words[culture.Key] = [.. words.GetValueOrDefault(culture.Key) ?? [], .. culture.Select(row => new KnownWord(row.Word))];
        (_words, _last) = (words, rows[^1].Number);
        if (isWhole) _readAt = Environment.TickCount64;
    }
}
