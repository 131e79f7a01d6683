using Shop.Domain.Search.Sql;
using Shop.Domain.Shared;

namespace Shop.Domain.Search.Matching;

/// <summary>Makes of a phrase what the database is asked: each word, or what else it may stand for.</summary>
internal static class SearchPlan
{
    public static TextQuery Of(SearchPhrase phrase, SearchNames names)
    {
        var words = Language.WordsOf(phrase.Culture);
        var places = new List<IReadOnlyList<TextTerm>>();
        for (var at = 0; at < phrase.Words.Count;)
        {
            var (length, synonyms) = names.SynonymsAt(phrase.Words, at);
            var taken = Math.Max(1, length);
            places.Add(taken == 1
                ? [.. Word(phrase, names, at), .. synonyms]
                : [new TextTerm([.. phrase.Words.Skip(at).Take(taken).Select(word => words.Indexed(word))]), .. synonyms]);
            at += taken;
        }

        return new TextQuery(phrase.Culture, places);
    }

    private static IEnumerable<TextTerm> Word(SearchPhrase phrase, SearchNames names, int at)
    {
        var word = phrase.Words[at];
        var isLast = at == phrase.Words.Count - 1 && (at == 0 || !phrase.EndsShort);
        var form = Language.WordsOf(phrase.Culture).Indexed(word);
        // The stem says the whole word; the beginning of one may be longer: "tetera" is none of "teteras" once that is "teter".
        if (form != word || !isLast) yield return new TextTerm(form);
        if (isLast) yield return new TextTerm(word, isPrefix: true);
        foreach (var named in names.Named(word, isLast)) yield return named;
    }
}
