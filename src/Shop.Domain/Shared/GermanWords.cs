namespace Shop.Domain.Shared;

/// <summary>
/// German without plural and case: Kannen/Kanne, Gläsern/Glas, grünem/grün. Folding has made "ä" an "a" before; "ae" becomes one here, so
/// that "Kaese" finds "Käse".
/// </summary>
internal sealed class GermanWords : LanguageWords
{
    private const int Min = 3;
    private const int MinStem = 2;
    private const int MinFullStem = 3;
    private const int MinForeign = 5;

    // What an s can follow that is no part of the word: "Becher-s", "Set-s". "Glas" keeps its own.
    private const string BeforeS = "bdfghklmnprtwy";

    // "Dunkle" and "edle" have lost an e that "dunkel" and "edel" have.
    private const string BeforeL = "bdfgkpt";

    private static readonly HashSet<string> Small =
    [
        "als", "am", "an", "auf", "aus", "bei", "bis", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer",
            "eines", "fuer",
        "fur", "im", "in", "ins", "ist", "mit", "oder", "und", "vom", "von", "zu", "zum", "zur",
    ];

    private static readonly string[] Full = ["ern", "em", "en", "er"];

    public override bool IsSmall(string word) => Small.Contains(word);

    public override string Indexed(string word)
    {
        if (word.Length < Min || char.IsAsciiDigit(word[0])) return word;
        word = Umlauts(word);
        for (var shorter = Shorter(word); shorter.Length < word.Length; shorter = Shorter(word)) word = shorter;
        return word.Length >= MinFullStem && word[^1] == 'l' && BeforeL.Contains(word[^2], StringComparison.Ordinal)
            ? $"{word[..^1]}el"
            : word;
    }

    // Ending by ending, so that each form of a word ends where the others do.
    private static string Shorter(string word)
    {
        if (word.EndsWith("eln", StringComparison.Ordinal)) return word[..^1];
        if (word.EndsWith("ss", StringComparison.Ordinal)) return word[..^1];
        foreach (var ending in Full)
            if (word.Length >= ending.Length + MinFullStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        if (word.Length <= MinStem) return word;
        if (word[^1] == 'e') return word[..^1];
        return word[^1] == 's' && IsEnding(word) ? word[..^1] : word;
    }

    private static bool IsEnding(string word) => word[^2] switch
    {
        'e' => true,
        'a' or 'o' => word.Length >= MinForeign,
        var letter => word.Length > MinFullStem && BeforeS.Contains(letter, StringComparison.Ordinal),
    };

    // Not in "blaue", "neue" and "quer", where the two letters are two sounds.
    private static string Umlauts(string word)
    {
        if (!word.AsSpan(1).Contains('e')) return word;
        return string.Concat(word.Where((letter, at) => letter != 'e' || at == 0 || !IsSpelled(word, at - 1)));
    }

    private static bool IsSpelled(string word, int at) => word[at] switch
    {
        'a' or 'o' => true,
        'u' => at == 0 || word[at - 1] is not ('a' or 'e' or 'q'),
        _ => false,
    };
}
