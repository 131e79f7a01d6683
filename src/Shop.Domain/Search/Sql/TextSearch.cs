using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Search.Sql;

/// <summary>
/// Asks the database's own full-text index (<see cref="SearchTables"/>): FTS5 on SQLite, tsvector on PostgreSQL.
/// Every statement ends after so many rows, however common a word is; only a whole word that is asked for again is read to its
/// end, once until something changes (<see cref="EntryCache"/>).
/// </summary>
/// <param name="db">The shop's database.</param>
/// <param name="kept">What is known of words that are asked for often; null to ask the database each time.</param>
public sealed class TextSearch(ShopDbContext db, EntryCache? kept = null)
{
    // Of more words than that, looking each up costs as much as laying all that begin so over each other.
    private const int MaxBegun = 64;

    // The parts of an entry that have an index each: name and labels, and those with the text.
    internal const string Head = "Head";
    private const string Whole = "Whole";

    // Two looks into an index each, which an OR would be only one of.
    private static readonly Func<ShopDbContext, string, List<string>, IAsyncEnumerable<long>> WithCode =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, string culture, List<string> spellings) => db.Set<SearchEntry>()
            .Where(entry => entry.Culture == culture && db.Set<Variant>().Where(variant => spellings.Contains(variant.Sku))
                .Select(variant => variant.ProductId)
                .Union(db.Set<Variant>().Where(variant => variant.Gtin != null && spellings.Contains(variant.Gtin))
                    .Select(variant => variant.ProductId))
                .Contains(entry.ProductId))
            .Select(entry => entry.Number)));

    private readonly TextIndex _index = new(db, kept);

    /// <summary>
    /// Entries that have all places of the query in name and labels; where those are few, also those that have some only in
    /// the text: who finds enough by name does not look for what mentions it.
    /// </summary>
    /// <param name="few">With fewer than that by name and labels the texts are looked into.</param>
    public async Task<List<TextHit>> FindAsync(TextQuery query, int most, int few, CancellationToken cancellationToken)
    {
        query = await BegunAsync(query, cancellationToken);
        var found = new List<TextHit>();
        await _index.ReadAsync(Head, query, most, number => found.Add(new TextHit(number, false)), cancellationToken);
        if (found.Count >= Math.Min(most, few)) return found;
        var named = found.Select(hit => hit.Number).ToHashSet();
        await _index.ReadAsync(Whole, query, most, number =>
        {
            if (!named.Contains(number)) found.Add(new TextHit(number, true));
        }, cancellationToken);
        return found;
    }

    /// <summary>How many entries have all places of the query, up to that many.</summary>
    public async Task<int> CountAsync(TextQuery query, int most, CancellationToken cancellationToken)
    {
        query = await BegunAsync(query, cancellationToken);
        var count = 0;
        await _index.ReadAsync(Whole, query, most, _ => count++, cancellationToken);
        return count;
    }

    /// <summary>The entries of products that have a variant of that SKU or GTIN, in one of the spellings.</summary>
    public async Task<List<long>> WithCodeAsync(string culture, List<string> spellings, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        await foreach (var number in WithCode(db, culture, spellings).WithCancellation(cancellationToken)) found.Add(number);
        return found;
    }

    /// <summary>Words of the catalogue that may be that far from the spelling, and some that are not.</summary>
    public async Task<IEnumerable<string>> WordsNearAsync(string culture, string spelling, int most, CancellationToken cancellationToken) =>
        (await (kept?.Words ?? new KnownWords()).ReadAsync(_index, culture, cancellationToken))
            .Where(word => word.MayBeNear(spelling, most)).Select(word => word.Text);

    // The index has stems, of which "infusio" is no beginning; and FTS5 answers a beginning by laying the entries of all words that
    // begin so over each other, however few are wanted. The catalogue's words, asked for by name, are read only as far as needed. Where
    // none begins so it may be a code's or a text's.
    private async Task<TextQuery> BegunAsync(TextQuery query, CancellationToken cancellationToken)
    {
        if (!query.Places.Any(place => place.Any(term => term.IsPrefix))) return query;
        var places = new List<IReadOnlyList<TextTerm>>();
        foreach (var place in query.Places)
        {
            var terms = new List<TextTerm>();
            foreach (var term in place) terms.AddRange(term.IsPrefix ? await BegunAsync(query.Culture, term, cancellationToken) : [term]);
            places.Add([.. terms.DistinctBy(term => (string.Join(' ', term.Words), term.IsPrefix))]);
        }

        return query with { Places = places };
    }

    private async Task<IEnumerable<TextTerm>> BegunAsync(string culture, TextTerm term, CancellationToken cancellationToken)
    {
        var words = new List<string>();
        const string sql =
            "SELECT \"Word\" FROM search_word WHERE \"Culture\" = @culture AND \"Word\" >= @from AND \"Word\" < @to LIMIT @most";
        // This sign stands behind all letters.
        await _index.RowsAsync(sql,
            [("culture", culture), ("from", term.Words[0]), ("to", term.Words[0] + "\U0010FFFF"), ("most", MaxBegun + 1)], reader =>
            words.Add(reader.GetString(0)), cancellationToken);
        return words.Count is 0 or > MaxBegun
            ? [term]
            : words.Select(word => new TextTerm(Language.WordsOf(culture).Indexed(word))).Prepend(term with { IsPrefix = false });
    }
}
