namespace Shop.Web.Demo.Pictures;

/// <summary>
/// Chance that a word decides: the same word throws the same numbers in every process and on every machine,
/// which neither <see cref="Random"/> nor string hash codes promise.
/// </summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(string word)
    {
        // FNV-1a, 64 bits.
        var hash = 14695981039346656037UL;
        foreach (var letter in word) hash = unchecked((hash ^ letter) * 1099511628211UL);
        Word = hash;
        _state = hash;
    }

    /// <summary>The word as a number, for names that must differ between pictures.</summary>
    public ulong Word { get; }

    /// <summary>From 0 up to, but not including, 1.</summary>
    public double Next()
    {
        // SplitMix64 (public domain, S. Vigna): good spread from a single word of state.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    public double Between(double least, double most) => least + (Next() * (most - least));

    /// <summary>Between minus and plus the reach, the middle likelier than the ends.</summary>
    public double Around(double reach) => (Next() + Next() - 1) * reach;
}
