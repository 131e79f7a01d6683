using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Search.Matching;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Sql;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Search;

/// <summary>One catalogue on SQLite and on PostgreSQL: whatever is searched for, both find the same in the same order.</summary>
public sealed class SearchOnBothDatabasesTests
{
    private const int Suggested = 300;

    private static readonly string[] Fixed =
    [
        "GREEN", "green", "verde", "VERDES", "ñ", "Ñ", "n", "té", "TES", "tea", "teas", "100g", "100 g", "100G", "1,5l", "1.5 l", "1,5 L",
            "0.75l", "500ml", "the", "of the", "de la", "el té de", "ＧＲＥＥＮ", "ﬁne",
        "½", "10³", "æ", "ø", "ß", "İ", "ı", "’", "children's", "childrens", "tea-pot", "tea pot", "teapot", "t-e-a", "*", "%", "_", "'",
            "\"", "\\", "a & b", "tea | pot", "!tea", "tea:*", "(", "<->", "日本", "чай", "茶", "\u0301", "\uFFFE", "\uD800",
        "1e5", "1.5e3", "http://tea.example/pot", "ana@example.com", "12-34-56", "3/4", "-5", "+5", "v2.0", "ab_cd", "infusio", "infusion",
            "infusions", "infusing", "whisks", "whisk", "grene tea", "gren te", "sencah", "matxa", "teh vert",
        "cerámica", "ceramica", "CERAMICS", "tazas de té", "tetera pequeña", "luces", "leaf", "leaves", "glasses", "glass", "boxes",
            "berries", "hopping", "chai chai", "a", "b", "te", "se", "ma", "mug", "beaker", "bote de té", "chinese tea",
        "Peña", "pena", "moss fern", "MOSS & FERN", "île", "ile d or",
    ];

    [PostgresFact]
    public async Task Hits_order_counts_corrections_and_suggestions_are_the_same_on_both()
    {
        using var sqlite = new SqliteDatabase();
        using var postgres = await PostgresDatabase.CreateAsync();
        using var one = await SearchedShop.OpenAsync(sqlite);
        using var other = await SearchedShop.OpenAsync(postgres);
        foreach (var culture in new[] { "en", "es" })
        {
            var queries = await QueriesAsync(sqlite, culture);
            Assert.InRange(queries.Count, 300, int.MaxValue);
            var differing = new List<string>();
            foreach (var query in queries)
            {
                var (here, there) = (await one.AnswerAsync(culture, query), await other.AnswerAsync(culture, query));
                if (here != there) differing.Add($"{culture} '{query}':\n  {here}\n  {there}");
            }

            Assert.True(differing.Count == 0, $"{differing.Count} of {queries.Count} differ:\n{string.Join('\n', differing.Take(5))}");
        }
    }

    [Theory]
    [InlineData("en", "green", "GREEN", "ＧＲＥＥＮ", "gréen", " green ")]
    [InlineData("es", "verde", "VERDE", "verdes", "Verdés")]
    [InlineData("es", "green", "GREEN")]
    [InlineData("en", "100 g", "100g", "100 G", "１００g")]
    [InlineData("es", "100 g", "100g")]
    [InlineData("en", "teapot", "teapots", "TEAPOT")]
    [InlineData("en", "1.5 l", "1,5l", "1,5 L")]
    [InlineData("en", "moss & fern", "Moss Fern", "moss-fern")]
    [InlineData("es", "peña", "pena", "PEÑA")]
    public async Task A_word_finds_the_same_however_it_is_written(string culture, string word, params string[] others)
    {
        using var database = new SqliteDatabase();
        using var shop = await SearchedShop.OpenAsync(database);
        var answer = await shop.AnswerAsync(culture, word);
        foreach (var other in others) Assert.Equal(answer, await shop.AnswerAsync(culture, other));
        if (word is "green" or "100 g" or "peña" or "teapot" && culture == "en") Assert.NotEqual('0', answer[0]);
    }

    // Out of the catalogue itself: names, words, beginnings, slips, capitals, without accents, plurals, codes, and pairs of words.
    private static async Task<List<string>> QueriesAsync(SqliteDatabase database, string culture)
    {
        await using var db = database.NewContext();
        var names = (await db.Set<ProductTranslation>().Where(text => text.Culture == culture).Select(text => text.Name).ToListAsync())
            .Order(StringComparer.Ordinal).ToList();
        var skus = (await db.Set<Variant>().Select(variant => variant.Sku).ToListAsync()).Order(StringComparer.Ordinal).ToList();
        var words = names.SelectMany(name => name.Split(' ')).Where(word => word.Length > 3).Distinct().Order(StringComparer.Ordinal)
            .ToList();
        var random = new Random(23);
        return
        [
            .. Fixed.Concat(names).Concat(skus.Take(15)).Concat(skus.Take(8).Select(sku => sku.ToLowerInvariant().Replace('-', ' ')))
                .Concat(skus.Take(8).Select(sku => sku[..^2]))
                .Concat(words.SelectMany(word =>
                    new[] { word.ToUpperInvariant(), PlainText.SearchKey(word), word[..3], word[..^1], word + "s", Slip(word, random),
                        $"{word} {words[random.Next(words.Count)]}" })).Distinct(),
        ];
    }

    private static string Slip(string word, Random random)
    {
        var at = random.Next(word.Length - 1);
        return random.Next(3) switch { 0 => word.Remove(at, 1), 1 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => word.Insert(at, "x") };
    }

    /// <summary>A process that searches in one database.</summary>
    private sealed class SearchedShop(ITestDatabase database) : IDisposable
    {
        private readonly ChangeFeed _changes = new();
        private ListingIndex _index = null!;
        private EntryCache _entries = null!;

        public static async Task<SearchedShop> OpenAsync(ITestDatabase database)
        {
            await using (var db = database.NewContext()) await DemoCatalogue.FillAsync(db);
            var shop = new SearchedShop(database);
            (shop._index, shop._entries) =
                (new ListingIndex(shop._changes, new BaseCurrency(Currency.Eur)), new EntryCache(shop._changes, CatalogueTags.Listings));
            return shop;
        }

        /// <summary>The number of hits and what became of the search, the hits in their order, the counts, and what is suggested.</summary>
        public async Task<string> AnswerAsync(string culture, string query)
        {
            await using var db = database.NewContext();
            await new RefreshListings(db, _index).CatchUpAsync(default);
            var (page, suggested) = (await FindAsync(db, culture, query, SearchHits.Max), await FindAsync(db, culture, query, Suggested));
            return $"{page} | {suggested}";
        }

        public void Dispose()
        {
            _index.Dispose();
            _entries.Dispose();
        }

        private async Task<string> FindAsync(ShopDbContext db, string culture, string query, int most)
        {
            if (SearchPhrase.Of(culture, query) is not { } phrase) return "nothing typed";
            var names = _index.Names;
            var found = await new SearchHits(new TextSearch(db, _entries), names.SearchedIn(culture), most).ReadAsync(phrase, default);
            var facets = names.For(culture, null);
            var hits = _index.Find(
                new ListingCriteria(culture, null, [], null, found, [.. facets.Select(facet => facet.Counted)], ListingSort.Popular),
                total => (0, total));
            var counts = facets.Select((facet, at) => $"{facet.Parameter}:{string.Join(',', hits.Counts[at])}");
            return $"{hits.Total} {found.Outcome} {string.Join(' ', hits.Ids.Select(id => id.Value.ToString("N")[..8]))} {string.Join(' ', counts)} "
                + $"{string.Join(' ', names.CategoriesNamed(culture, phrase).Select(each => each.Slug))} {string.Join(' ', names.BrandsNamed(phrase).Select(each => each.Code))}";
        }
    }
}
