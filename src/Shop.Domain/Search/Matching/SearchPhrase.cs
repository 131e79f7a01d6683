using Shop.Domain.Shared;

namespace Shop.Domain.Search.Matching;

/// <summary>What a shopper typed, as folded words to look for. The last may be the beginning of one.</summary>
internal sealed record SearchPhrase(string Culture, IReadOnlyList<string> Words, string Typed)
{
    // A pasted page of text must not become a thousand questions.
    private const int MaxLength = 200;
    private const int MaxWords = 10;

    // Two letters that go on begin so many words that looking for them all would cost more than they tell.
    private const int MinBeginning = 3;

    /// <summary>The last of several words has so few letters that it is looked for as it is, not as the beginning of one.</summary>
    public bool EndsShort => Words is [_, .., { Length: < MinBeginning }];

    /// <summary>Null when nothing was typed; without words when there was nothing but signs.</summary>
    public static SearchPhrase? Of(string culture, string? search)
    {
        var typed = PlainText.Clean(search is null ? null : PlainText.AtMost(search, MaxLength));
        if (typed.Length == 0) return null;
        var words = FoldedText.WordsOf(typed).Distinct().Take(MaxWords).ToList();
        return new SearchPhrase(culture, Telling(culture, words), typed);
    }

    /// <summary>The phrase as its words say it, once they were corrected.</summary>
    public SearchPhrase Saying(IReadOnlyList<string> words) => new(Culture, words, string.Join(' ', words));

    /// <summary>The name has words that begin with all of these.</summary>
    public bool IsIn(string name)
    {
        var (parts, language) = (FoldedText.WordsOf(name), Language.WordsOf(Culture));
        return Words.All(word => parts.Any(part =>
            part.StartsWith(word, StringComparison.Ordinal) || language.Compared(part) == language.Compared(word)));
    }

    public SearchPhrase Without(string word) => this with { Words = [.. Words.Where(each => each != word)] };

    // Small words go, and the one letter that somebody who still types has begun, as long as a word is left.
    private static List<string> Telling(string culture, List<string> words)
    {
        var telling = words.Where(word => !Language.WordsOf(culture).IsSmall(word)).ToList();
        if (telling is [.., [var letter]] && char.IsAsciiLetter(letter)) telling.RemoveAt(telling.Count - 1);
        return telling.Exists(word => word.Length > 1) ? telling : words;
    }
}
