using Shop.Domain.Search.Sql;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;

namespace Shop.Domain.Search.Matching;

/// <summary>
/// The names of categories, brands and values and the synonyms of one language, by their words: what a word of a search may also
/// stand for. Few enough to be kept in memory, so that renaming one of them touches no product.
/// </summary>
internal sealed class SearchNames
{
    // A word that a hundred names have in common tells nothing more.
    private const int MaxTerms = 20;
    private const int MaxPhrase = 4;

    private readonly LanguageWords _words;
    private readonly List<(string Word, string Compared, TextTerm Term)> _names = [];
    private readonly Dictionary<string, List<TextTerm>> _synonyms = [];

    public SearchNames(string culture, IEnumerable<(string Name, IReadOnlyList<string> Tokens)> names, IEnumerable<Synonym> synonyms)
    {
        _words = Language.WordsOf(culture);
        foreach (var (name, tokens) in names)
            foreach (var word in FoldedText.WordsOf(name).Distinct())
                foreach (var token in tokens) _names.Add((word, _words.Compared(word), new TextTerm(token)));
        _names.Sort((a, b) => string.CompareOrdinal(a.Word, b.Word));
        foreach (var synonym in synonyms.Where(synonym => synonym.Culture == culture)) Add(synonym);
    }

    /// <summary>All words of the names, for whoever misspelt one.</summary>
    public IEnumerable<string> Words => _names.Select(name => name.Word).Distinct();

    /// <summary>The words of things that are named so, or whose name begins so.</summary>
    public IEnumerable<TextTerm> Named(string word, bool isPrefix)
    {
        var compared = _words.Compared(word);
        return _names.Where(name => name.Compared == compared
            || (isPrefix && word.Length > 1 && name.Word.StartsWith(word, StringComparison.Ordinal)))
            .Select(name => name.Term).DistinctBy(term => term.Words[0]).Take(MaxTerms);
    }

    /// <summary>The longest run of words from that place on that has synonyms, and what they are.</summary>
    public (int Length, IReadOnlyList<TextTerm> Terms) SynonymsAt(IReadOnlyList<string> words, int start)
    {
        for (var length = Math.Min(MaxPhrase, words.Count - start); length > 0 && _synonyms.Count > 0; length--)
            if (_synonyms.TryGetValue(KeyOf(words.Skip(start).Take(length)), out var terms)) return (length, terms);
        return (0, []);
    }

    private void Add(Synonym synonym)
    {
        var phrases = synonym.Words.Select(FoldedText.WordsOf).Where(words => words.Length is > 0 and <= MaxPhrase).ToList();
        foreach (var phrase in synonym.IsOneWay ? phrases.Take(1) : phrases)
        {
            var key = KeyOf(phrase);
            if (!_synonyms.TryGetValue(key, out var terms)) _synonyms[key] = terms = [];
            terms.AddRange(phrases.Where(other => other != phrase)
                .Select(other => new TextTerm([.. other.Select(word => _words.Indexed(word))])).Take(MaxTerms));
        }
    }

    private string KeyOf(IEnumerable<string> words) => string.Join(' ', words.Select(word => _words.Compared(word)));
}
