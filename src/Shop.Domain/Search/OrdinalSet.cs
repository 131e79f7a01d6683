using System.Numerics;

namespace Shop.Domain.Search;

/// <summary>
/// Which products have something: their numbers, sorted while they are few, else one bit for each product. So a thousand
/// small brands cost no more than one large one, to keep and to count.
/// </summary>
internal sealed class OrdinalSet
{
    private const int Few = 256;
    private const int WordBits = 64;

    private List<int>? _few = [];
    private ulong[] _words = [];

    public void Add(int ordinal)
    {
        if (_few is null)
        {
            Set(ordinal);
            return;
        }

        var place = _few.BinarySearch(ordinal);
        if (place >= 0) return;
        _few.Insert(~place, ordinal);
        if (_few.Count > Few) Spread(_few);
    }

    public void Remove(int ordinal)
    {
        if (_few is null) _words[ordinal / WordBits] &= ~(1UL << (ordinal % WordBits));
        else if (_few.BinarySearch(ordinal) is >= 0 and var place) _few.RemoveAt(place);
    }

    /// <summary>How many of the set are among the hits.</summary>
    public int CountIn(ReadOnlySpan<ulong> hits)
    {
        var count = 0;
        if (_few is not null)
        {
            foreach (var ordinal in _few)
                if (Holds(hits, ordinal)) count++;
            return count;
        }

        // Spans of one length: a list counts in some sixty sets of a million bits, and need not check each place.
        var words = _words.AsSpan(0, Math.Min(_words.Length, hits.Length));
        hits = hits[..words.Length];
        for (var index = 0; index < words.Length; index++) count += BitOperations.PopCount(words[index] & hits[index]);
        return count;
    }

    public void AddTo(Span<ulong> bits)
    {
        if (_few is not null) foreach (var ordinal in _few) bits[ordinal / WordBits] |= 1UL << (ordinal % WordBits);
        else for (var index = 0; index < _words.Length && index < bits.Length; index++) bits[index] |= _words[index];
    }

    /// <summary>How many words hold a bit for each of so many products.</summary>
    public static int WordsFor(int products) => (products + WordBits - 1) / WordBits;

    public static bool Holds(ReadOnlySpan<ulong> bits, int ordinal) => (bits[ordinal / WordBits] >> (ordinal % WordBits) & 1) != 0;

    private void Spread(List<int> few)
    {
        _few = null;
        few.ForEach(Set);
    }

    private void Set(int ordinal)
    {
        var word = ordinal / WordBits;
        // It grows by more than is needed, since products are added one after the other.
        if (word >= _words.Length) Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 5 / 4));
        _words[word] |= 1UL << (ordinal % WordBits);
    }
}
