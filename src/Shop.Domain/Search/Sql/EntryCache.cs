using System.Globalization;
using System.Numerics;
using Shop.Domain.Persistence;

namespace Shop.Domain.Search.Sql;

/// <summary>Which search entries have a word (or one of several), one bit for each entry's number.</summary>
public sealed class EntrySet
{
    private const int WordBits = 64;
    private readonly ulong[] _words;

    private EntrySet(long last) => _words = new ulong[(last / WordBits) + 1];

    /// <param name="numbers">In order, as SQLite joins them: with commas between. Empty for none.</param>
    internal static EntrySet Of(ReadOnlySpan<char> numbers)
    {
        if (numbers.Length == 0) return new EntrySet(0);
        var set = new EntrySet(NumberIn(numbers[(numbers.LastIndexOf(',') + 1)..]));
        foreach (var number in numbers.Split(',')) set.Add(NumberIn(numbers[number]));
        return set;
    }

    internal bool Has(long entry) => entry / WordBits < _words.Length && (_words[entry / WordBits] >> (int)(entry % WordBits) & 1) != 0;

    /// <summary>The numbers that all sets have, in order.</summary>
    internal static IEnumerable<long> InAll(IReadOnlyList<EntrySet> sets)
    {
        var words = sets.Min(set => set._words.Length);
        for (var index = 0; index < words; index++)
            for (var common = CommonAt(sets, index); common != 0; common &= common - 1)
                yield return ((long)index * WordBits) + BitOperations.TrailingZeroCount(common);
    }

    private static ulong CommonAt(IReadOnlyList<EntrySet> sets, int index)
    {
        var common = ulong.MaxValue;
        for (var each = 0; each < sets.Count; each++) common &= sets[each]._words[index];
        return common;
    }

    private static long NumberIn(ReadOnlySpan<char> text) => long.Parse(text, CultureInfo.InvariantCulture);

    private void Add(long entry) => _words[entry / WordBits] |= 1UL << (int)(entry % WordBits);
}

/// <summary>
/// The entries of words that are asked for again and again, in memory until some entry may have changed (decision 0019). A
/// word is kept when it is asked for a second time: what somebody thinks up once pushes nothing out.
/// </summary>
/// <param name="changes">Says what is stale.</param>
/// <param name="tag">Under which it says that entries changed.</param>
public sealed class EntryCache(ChangeFeed changes, string tag) : ChangeAwareCache<string, EntrySet>(changes, Max)
{
    // A set takes 12 kB with 50,000 products in two languages and 250 kB with a million.
    private const int Max = 256;
    private const int Remembered = 4096;

    /// <summary>The words that misspelt ones are compared with.</summary>
    internal KnownWords Words { get; } = new();

    // By hash, of which each slot knows the last: one that is forgotten is only kept a little later.
    private readonly int[] _asked = new int[Remembered];

    /// <summary>Whether it was asked for since the last change, so far as is remembered; and remembers that it was.</summary>
    internal bool IsAskedAgain(string key)
    {
        var hash = HashCode.Combine(key, Stamp);
        ref var slot = ref _asked[(uint)hash % Remembered];
        if (slot == hash) return true;
        slot = hash;
        return false;
    }

    protected override IEnumerable<string>? StaleKeys(ContentChange change) => change.Tags.Contains(tag) ? null : [];
}
