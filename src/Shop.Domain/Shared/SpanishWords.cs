namespace Shop.Domain.Shared;

/// <summary>Spanish without plural and gender: luces/luz, infusiones/infusion, blancas/blanco.</summary>
internal sealed class SpanishWords : LanguageWords
{
    private const int Min = 4;
    private const int MinPlural = 3;

    private static readonly HashSet<string> Small =
    [
        "a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "lo", "los", "o", "para", "por", "sin", "u", "un", "una", "y",
    ];

    public override bool IsSmall(string word) => Small.Contains(word);

    public override string Indexed(string word)
    {
        if (word.Length < MinPlural || char.IsAsciiDigit(word[0])) return word;
        if (word.Length > Min && word.EndsWith("ces", StringComparison.Ordinal)) return word[..^3] + "z";
        if (word.EndsWith('s')) word = word[..^1];
        return word.Length >= Min && word[^1] is 'a' or 'o' or 'e' ? word[..^1] : word;
    }
}
