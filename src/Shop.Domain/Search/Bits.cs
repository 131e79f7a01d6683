using System.Buffers;
using System.Numerics;

namespace Shop.Domain.Search;

/// <summary>One bit for each product, for as long as one question takes.</summary>
internal readonly struct Bits : IDisposable
{
    private readonly ulong[] _rented;
    private readonly int _words;

    public Bits(int words)
    {
        (_rented, _words) = (ArrayPool<ulong>.Shared.Rent(words), words);
        Words.Clear();
    }

    public Span<ulong> Words => _rented.AsSpan(0, _words);

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in Words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public Bits Copy()
    {
        var copy = new Bits(_words);
        Words.CopyTo(copy.Words);
        return copy;
    }

    public void KeepOnly(Bits others)
    {
        var words = Words;
        var kept = others.Words[..words.Length];
        for (var index = 0; index < words.Length; index++) words[index] &= kept[index];
    }

    /// <summary>The numbers of all products that have a bit.</summary>
    public List<int> Ordinals()
    {
        var ordinals = new List<int>();
        var words = Words;
        for (var index = 0; index < words.Length; index++)
            for (var word = words[index]; word != 0; word &= word - 1) ordinals.Add((index * 64) + BitOperations.TrailingZeroCount(word));
        return ordinals;
    }

    public void Add(int ordinal) => Words[ordinal / 64] |= 1UL << (ordinal % 64);

    public bool Holds(int ordinal) => OrdinalSet.Holds(Words, ordinal);

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_rented);
}
