namespace Shop.Domain.Shared;

/// <summary>
/// Makes one form of the forms of a folded word: "teteras" and "tetera", "infusiones" and "infusión", "boxes" and "box". It
/// may make of two words one, never of one word two.
/// </summary>
public static class WordForms
{
    private const int Min = 4;
    private const int MinPlural = 3;

    // They say nothing of what is looked for, and many texts lack them.
    private static readonly HashSet<string> SmallEnglish = ["a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"];
    private static readonly HashSet<string> SmallSpanish = ["a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "lo", "los", "o", "para", "por", "sin", "u", "un", "una", "y"];

    /// <summary>A word like "of" and "the".</summary>
    public static bool IsSmall(string culture, string word) => (culture == "es" ? SmallSpanish : SmallEnglish).Contains(word);

    /// <summary>The form that is kept in the index and looked for in it: neither database knows more of words than their letters.</summary>
    public static string Indexed(string culture, string word) => culture switch { "es" => Spanish(word), "en" => EnglishStems.Of(word), _ => word };

    /// <summary>The form in which names of few things (categories, brands, values) are compared in memory.</summary>
    public static string Compared(string culture, string word) => culture == "es" ? Spanish(word) : English(word);

    // Plural and gender: luces/luz, infusiones/infusion, blancas/blanco.
    private static string Spanish(string word)
    {
        if (word.Length < MinPlural || char.IsAsciiDigit(word[0])) return word;
        if (word.Length > Min && word.EndsWith("ces", StringComparison.Ordinal)) return word[..^3] + "z";
        if (word.EndsWith('s')) word = word[..^1];
        return word.Length >= Min && word[^1] is 'a' or 'o' or 'e' ? word[..^1] : word;
    }

    private static string English(string word)
    {
        if (word.Length < Min || char.IsAsciiDigit(word[0]) || !word.EndsWith('s') || word[^2] is 's' or 'u') return word;
        if (word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        var stem = word[..^1];
        return stem.EndsWith("xe", StringComparison.Ordinal) || stem.EndsWith("she", StringComparison.Ordinal) || stem.EndsWith("che", StringComparison.Ordinal)
            ? stem[..^1] : stem;
    }
}
