using Shop.Domain.Shared;

namespace Shop.Domain.Listings.Searching;

/// <summary>What a shopper typed, as folded words to look for. The last may be the beginning of one.</summary>
internal sealed record SearchPhrase(string Culture, IReadOnlyList<string> Words, string Typed)
{
    // A pasted page of text must not become a thousand questions.
    private const int MaxLength = 200;
    private const int MaxWords = 10;
    private const int MaxWordLength = 60;

    // They say nothing of what is looked for, and many texts lack them.
    private static readonly HashSet<string> English = ["a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"];
    private static readonly HashSet<string> Spanish = ["a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "lo", "los", "o", "para", "por", "sin", "u", "un", "una", "y"];

    /// <summary>Null when nothing was typed; without words when there was nothing but signs.</summary>
    public static SearchPhrase? Of(string culture, string? search)
    {
        var typed = PlainText.Clean(search is { Length: > MaxLength } ? search[..MaxLength] : search);
        if (typed.Length == 0) return null;
        var words = FoldedText.WordsOf(typed).Select(word => word.Length > MaxWordLength ? word[..MaxWordLength] : word).Distinct().Take(MaxWords).ToList();
        return new SearchPhrase(culture, Telling(culture, words), typed);
    }

    /// <summary>The phrase as its words say it, once they were corrected.</summary>
    public SearchPhrase Saying(IReadOnlyList<string> words) => new(Culture, words, string.Join(' ', words));

    public SearchPhrase Without(string word) => this with { Words = [.. Words.Where(each => each != word)] };

    // Small words go, and the one letter that somebody who still types has begun, as long as a word is left.
    private static List<string> Telling(string culture, List<string> words)
    {
        var small = culture == "es" ? Spanish : English;
        var telling = words.Where(word => !small.Contains(word)).ToList();
        if (telling is [.., [var letter]] && char.IsAsciiLetter(letter)) telling.RemoveAt(telling.Count - 1);
        return telling.Exists(word => word.Length > 1) ? telling : words;
    }
}
