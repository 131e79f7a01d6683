namespace Shop.Domain.Search;

/// <summary>
/// Which product has which search entry. The database counts entries from 1, so that one array for each language holds them.
/// </summary>
internal sealed class EntryOrdinals
{
    private const int Nobody = -1;
    private readonly Dictionary<string, int[]> _ordinals = [];

    public ReadOnlySpan<int> In(string culture) => _ordinals.GetValueOrDefault(culture);

    /// <summary>The product of that search entry; null when it is none of the language's that is listed.</summary>
    public static int? Of(ReadOnlySpan<int> ordinals, long entry) =>
        entry < ordinals.Length && ordinals[(int)entry] is not Nobody and var ordinal ? ordinal : null;

    /// <summary>Null when the product is gone.</summary>
    public void Put(ListedText[] texts, int? ordinal)
    {
        foreach (var (culture, _, entry) in texts)
        {
            if (entry is not { } number) continue;
            var ordinals = _ordinals.GetValueOrDefault(culture, []);
            if (number >= ordinals.Length) ordinals = _ordinals[culture] = Grown(ordinals, number);
            ordinals[number] = ordinal ?? Nobody;
        }
    }

    private static int[] Grown(int[] ordinals, long number)
    {
        var grown = new int[Math.Max(number + 1, ordinals.Length * 5L / 4)];
        ordinals.CopyTo(grown, 0);
        Array.Fill(grown, Nobody, ordinals.Length, grown.Length - ordinals.Length);
        return grown;
    }
}
