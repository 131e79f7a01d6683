namespace Shop.Domain.Shared;

/// <summary>
/// M. F. Porter's algorithm (An algorithm for suffix stripping, Program 14/3, 1980): "infusions", "infused" and "infusing" become
/// "infus". In our own code, so that both databases look for the same word.
/// </summary>
internal static class EnglishStems
{
    private const int Min = 3;
    private const int MaxKnown = 20_000;

    private static readonly (string Ending, string By)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
            ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
        ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
            ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string By)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous",
            "ive", "ize"];

    // A catalogue has few words, many times each.
    [ThreadStatic]
    private static Dictionary<string, string>? _known;

    /// <summary>The stem of a folded word; words with digits or letters of other scripts are their own.</summary>
    public static string Of(string word)
    {
        if (word.Length < Min) return word;
        _known ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (_known.TryGetValue(word, out var stem)) return stem;
        if (_known.Count >= MaxKnown) _known.Clear();
        return _known[word] = word.All(char.IsAsciiLetterLower) ? Stem(word) : word;
    }

    private static string Stem(string word)
    {
        word = Past(Plural(word));
        if (word.EndsWith('y') && HasVowel(word.AsSpan(0, word.Length - 1))) word = word[..^1] + "i";
        word = Replaced(Replaced(word, Second), Third);
        word = WithoutLast(word);
        if (word.EndsWith('e') && word.AsSpan(0, word.Length - 1) is var before
            && (Measure(before) > 1 || (Measure(before) == 1 && !EndsShort(before)))) word = word[..^1];
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    private static string Plural(string word) =>
        Ends(word, "sses") || Ends(word, "ies") ? word[..^2] : !Ends(word, "ss") && word.EndsWith('s') ? word[..^1] : word;

    private static string Past(string word)
    {
        if (Ends(word, "eed")) return Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
        var length = Ends(word, "ed") ? 2 : Ends(word, "ing") ? 3 : 0;
        if (length == 0 || !HasVowel(word.AsSpan(0, word.Length - length))) return word;
        word = word[..^length];
        if (Ends(word, "at") || Ends(word, "bl") || Ends(word, "iz")) return word + "e";
        if (EndsDouble(word) && word[^1] is not ('l' or 's' or 'z')) return word[..^1];
        return Measure(word) == 1 && EndsShort(word) ? word + "e" : word;
    }

    private static string Replaced(string word, (string Ending, string By)[] endings)
    {
        foreach (var (ending, by) in endings)
            if (Ends(word, ending)) return Measure(word.AsSpan(0, word.Length - ending.Length)) > 0 ? word[..^ending.Length] + by : word;
        return word;
    }

    // Of "sion" and "tion" the first letter stays.
    private static string WithoutLast(string word)
    {
        var ending = Fourth.Where(each => Ends(word, each)).MaxBy(each => each.Length);
        if (ending is null) return word;
        var kept = word.Length - (ending is "sion" or "tion" ? 3 : ending.Length);
        return Measure(word.AsSpan(0, kept)) > 1 ? word[..kept] : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static bool IsConsonant(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false, 'y' => at == 0 || !IsConsonant(word, at - 1), _ => true,
    };

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length; at++)
            if (!IsConsonant(word, at)) return true;
        return false;
    }

    // How often a vowel is followed by a consonant.
    private static int Measure(ReadOnlySpan<char> word)
    {
        var (count, wasVowel) = (0, false);
        for (var at = 0; at < word.Length; at++)
        {
            var isVowel = !IsConsonant(word, at);
            if (wasVowel && !isVowel) count++;
            wasVowel = isVowel;
        }

        return count;
    }

    private static bool EndsDouble(ReadOnlySpan<char> word) =>
        word.Length > 1 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    // Consonant, vowel, consonant: "hop", but not "how".
    private static bool EndsShort(ReadOnlySpan<char> word) =>
        word.Length > 2 && IsConsonant(word, word.Length - 1) && !IsConsonant(word, word.Length - 2) && IsConsonant(word, word.Length - 3)
            && word[^1] is not ('w' or 'x' or 'y');
}
