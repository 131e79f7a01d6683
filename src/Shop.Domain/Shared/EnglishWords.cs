namespace Shop.Domain.Shared;

/// <summary>English: stems in the index, singulars in memory.</summary>
internal sealed class EnglishWords : LanguageWords
{
    private const int Min = 4;

    private static readonly string[] Sibilants = ["xe", "she", "che"];

    private static readonly HashSet<string> Small =
    [
        "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with",
    ];

    public override bool IsSmall(string word) => Small.Contains(word);

    public override string Indexed(string word) => EnglishStems.Of(word);

    public override string Compared(string word)
    {
        if (word.Length < Min || char.IsAsciiDigit(word[0]) || !word.EndsWith('s') || word[^2] is 's' or 'u') return word;
        if (word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        var stem = word[..^1];
        return Sibilants.Any(end => stem.EndsWith(end, StringComparison.Ordinal)) ? stem[..^1] : stem;
    }
}
