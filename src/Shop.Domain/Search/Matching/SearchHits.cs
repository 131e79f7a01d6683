using Shop.Domain.Search.Sql;

namespace Shop.Domain.Search.Matching;

/// <summary>
/// Which products a search finds: those that have all its words, else those meant by misspelt words, else those with most words.
/// </summary>
internal sealed class SearchHits(TextSearch search, SearchNames names, int most)
{
    /// <summary>More than anybody pages through; of a word that is everywhere the rest is left out.</summary>
    public const int Max = 2000;

    // Who finds a page full of them by name does not look for what only mentions the words.
    private const int Few = ListingQuery.DefaultPageSize;
    private const int MaxCodeLetters = 40;
    private const int MinAlone = 3;

    // More than a phrase has words, so that a product found more often has the lower rank.
    private const int MoreThanWords = 16;
    private const int Ranks = 3;

    public async Task<SearchFound> ReadAsync(SearchPhrase phrase, CancellationToken cancellationToken)
    {
        var hits = await CodeAsync(phrase, cancellationToken);
        if (phrase.Words.Count > 0) hits.AddRange(await AllWordsAsync(phrase, cancellationToken));
        if (hits.Count == 0) hits = await WithoutBeginningAsync(phrase, cancellationToken);
        if (hits.Count > 0) return new SearchFound(hits, phrase.Words, new SearchOutcome(SearchFit.All, null));
        var meant = phrase.Words.Count > 0 ? await new Corrections(search, names).OfAsync(phrase, cancellationToken) : null;
        if (meant is not null) hits = await AllWordsAsync(meant, cancellationToken);
        if (meant is not null && hits.Count == 0) hits = await WithoutBeginningAsync(meant, cancellationToken);
        var fit = SearchFit.All;
        if (hits.Count == 0) (hits, fit) = (await MostWordsAsync(meant ?? phrase, cancellationToken), SearchFit.Most);
        return new SearchFound(hits, (meant ?? phrase)
            .Words, new SearchOutcome(hits.Count == 0 ? SearchFit.Nothing : fit, hits.Count == 0 ? null : meant?.Typed));
    }

    // Somebody may have just begun the last word.
    private async Task<List<RankedHit>> WithoutBeginningAsync(SearchPhrase phrase, CancellationToken cancellationToken) =>
        phrase.EndsShort ? await AllWordsAsync(phrase with { Words = [.. phrase.Words.SkipLast(1)] }, cancellationToken) : [];

    private Task<List<RankedHit>> AllWordsAsync(SearchPhrase phrase, CancellationToken cancellationToken) =>
        AllWordsAsync(phrase, Few, cancellationToken);

    private async Task<List<RankedHit>> AllWordsAsync(SearchPhrase phrase, int few, CancellationToken cancellationToken) =>
        [.. (await search.FindAsync(SearchPlan.Of(phrase, names), most, few, cancellationToken))
            .Select(hit => new RankedHit(hit.Number, hit.InText ? 2 : 1))];

    // A SKU or a barcode is typed or pasted whole, with or without spaces between its digits.
    private async Task<List<RankedHit>> CodeAsync(SearchPhrase phrase, CancellationToken cancellationToken)
    {
        var code = phrase.Typed.Any(char.IsAsciiLetter) ? phrase.Typed : phrase.Typed.Replace(" ", "", StringComparison.Ordinal);
        if (code.Length > MaxCodeLetters || code.Contains(' ', StringComparison.Ordinal) || !code.Any(char.IsAsciiDigit)) return [];
        List<string> spellings = [.. new[] { code, code.ToUpperInvariant(), code.ToLowerInvariant() }.Distinct()];
        return [.. (await search.WithCodeAsync(phrase.Culture, spellings, cancellationToken)).Select(number => new RankedHit(number, 0))];
    }

    // One word is left out at a time; when that is not enough, any word will do. Texts are looked into where names have nothing.
    private async Task<List<RankedHit>> MostWordsAsync(SearchPhrase phrase, CancellationToken cancellationToken)
    {
        if (phrase.Words.Count < 2) return [];
        var hits = await EachAsync(phrase.Words.Select(phrase.Without), cancellationToken);
        return hits.Count > 0 || phrase.Words.Count == 2 ? hits : await EachAsync(
            phrase.Words.Where(word => word.Length >= MinAlone).Select(word => phrase with { Words = [word] }), cancellationToken);
    }

    private async Task<List<RankedHit>> EachAsync(IEnumerable<SearchPhrase> phrases, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, (int Times, int Rank)>();
        foreach (var phrase in phrases)
            foreach (var hit in await AllWordsAsync(phrase, few: 1, cancellationToken))
                found[hit.Number] = found.TryGetValue(hit.Number, out var before)
                    ? (before.Times + 1, Math.Min(before.Rank, hit.Rank))
                    : (1, hit.Rank);
        return [.. found.OrderByDescending(each => each.Value.Times).Take(most)
            .Select(each => new RankedHit(each.Key, ((MoreThanWords - each.Value.Times) * Ranks) + each.Value.Rank))];
    }
}
