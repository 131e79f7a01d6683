using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Search.Matching;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly Lists _lists;

    public SearchTests() => _lists = new Lists(_database);

    [Theory]
    [InlineData("ASSAM", "tea-1")]
    [InlineData("  malty   assam ", "tea-1")]
    [InlineData("té blanco", "tea-2")]
    [InlineData("TE BLANCO", "tea-2")]
    [InlineData("tea-3", "tea-3")]
    [InlineData("tea 3", "tea-3")]
    [InlineData("tea3", "tea-3")]
    [InlineData("100%", "tea-3")]
    [InlineData("whisk_a_b", "tea-4")]
    [InlineData("gifts", "tea-4")]
    [InlineData("mentas", "tea-5")]
    [InlineData("whisks", "tea-4")]
    [InlineData("whi", "tea-4")]
    [InlineData("pure whi")]
    [InlineData("pure le", "tea-3")]
    [InlineData("pure leaf", "tea-3")]
    [InlineData("the assam of the and", "tea-1")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("\" * ^ ( )")]
    [InlineData("\U0001F375")]
    public async Task Every_word_must_occur_whatever_its_case_accents_and_signs(string search, params string[] slugs)
    {
        await SaveTeasAsync();
        var page = await ReadAsync(search);
        if (slugs.Length > 0) Assert.Equal(new SearchOutcome(SearchFit.All, null), page.Search);
        else Assert.NotEqual(SearchFit.All, page.Search!.Fit);
        if (page.Search!.Fit != SearchFit.Most) Assert.Equal(slugs, page.Cards.Select(card => card.Slug));
    }

    [Theory]
    [InlineData("'; DROP TABLE catalogue_product; --")]
    [InlineData("assam\" OR \"blanco")]
    [InlineData("assam AND NOT blanco")]
    [InlineData("NEAR(assam blanco, 2)")]
    [InlineData("NameText : assam")]
    [InlineData("{NameText} : assam")]
    [InlineData("assam* blanc*")]
    [InlineData("assam & !blanco | pure:*")]
    [InlineData("assam <-> blanco")]
    [InlineData("$1 @query {0} %s")]
    [InlineData("assam\0blanco")]
    public async Task Operators_are_words_like_any_other(string search)
    {
        await SaveTeasAsync();
        var page = await ReadAsync(search);
        // None of the teas has all of those words.
        Assert.NotEqual(SearchFit.All, page.Search!.Fit);
    }

    [Fact]
    public async Task The_name_of_the_category_finds_its_products_even_after_it_was_renamed()
    {
        await _database.SaveAsync(
            Sample.Teas(), Category.Create("ware", 2)
                .Translate("en", "Tools", "ware", ""), Sample.Tea(1, "Assam"), Sample.Tea(2, "Whisk", category: "ware"));
        Assert.Equal(["tea-2"], await SlugsAsync("tools"));
        Assert.Equal(["tea-2"], await SlugsAsync("tool"));
        await using var db = _database.NewContext();
        (await db.Set<Category>().FindAsync("ware"))!.Translate("en", "Utensils", "ware", "");
        await db.SaveChangesAsync();
        Assert.Equal(["tea-2"], await SlugsAsync("utensil whisk"));
        Assert.Empty(await SlugsAsync("tools"));
    }

    [Fact]
    public async Task Brands_and_the_values_of_options_and_attributes_are_found_by_their_names()
    {
        var colour = Facet.Attribute("colour", 1).Translate("en", "Colour")
            .AddValue("b", new Dictionary<string, string> { ["en"] = "Celadon" });
        await _database.SaveAsync(
            Sample.Teas(), Brand.Create("nord", "Taller Nord"), colour, Sample.Tea(1, "Bowl").OfBrand("nord"), Sample.Tea(2, "Cup")
                .Describe(colour, "b"), Sample.Tea(3, "Jar"));
        Assert.Equal(["tea-1"], await SlugsAsync("taller bowl"));
        Assert.Equal(["tea-2"], await SlugsAsync("celad"));
    }

    [Fact]
    public async Task Hits_by_name_come_before_hits_by_text_unless_another_order_is_asked_for()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(1, "Breakfast", 100, summary: "Goes with mint."), Sample.Tea(2, "Green", 200, summary: "No mint."),
                Sample.Tea(3, "Mint", 300));
        Assert.Equal(["tea-3", "tea-1", "tea-2"], await SlugsAsync("mint"));
        Assert.Equal(["tea-1", "tea-2", "tea-3"], await SlugsAsync("mint", ListingSort.PriceAscending));
    }

    [Fact]
    public async Task An_exact_sku_or_barcode_comes_first()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(10, "Tea-1 in bulk"), Sample.Tea(11, "More"), Sample.Tea(1, "Assam")
            .Identify("TEA-1", "4006381333931"));
        Assert.Equal("tea-1", (await SlugsAsync("tea-1")).First());
        Assert.Equal(["tea-1"], await SlugsAsync("4006381333931"));
        Assert.Equal(["tea-1"], await SlugsAsync("4006381 333931"));
        Assert.Equal(["tea-1"], await SlugsAsync("40063813"));
    }

    [Fact]
    public async Task A_product_is_found_as_soon_as_it_is_new_renamed_or_hidden()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        Assert.Equal(["tea-1"], await SlugsAsync("assam"));
        await _database.SaveAsync(Sample.Tea(2, "Assam too"));
        Assert.Equal(["tea-1", "tea-2"], (await SlugsAsync("assam")).Order());
        await ChangeAsync(1, product => product.Translate("en", Sample.Text("Ceylon", "tea-1")));
        Assert.Equal(["tea-2"], await SlugsAsync("assam"));
        Assert.Equal(["tea-1"], await SlugsAsync("ceylon"));
        await ChangeAsync(2, product => product.Publish(false));
        Assert.Empty(await SlugsAsync("assam"));
        await ChangeAsync(2, product => product.Publish());
        Assert.Equal(["tea-2"], await SlugsAsync("assam"));
    }

    [Theory]
    [InlineData("asam", "assam")]
    [InlineData("asasm", "assam")]
    [InlineData("blnaco", "blanco")]
    [InlineData("infusoin", "infusion")]
    [InlineData("ifnusoin", "infusion")]
    [InlineData("asam xy", "assam xy")]
    [InlineData("mlaty assam", null)]
    [InlineData("zzzz", null)]
    public async Task A_misspelt_word_that_nothing_has_finds_what_was_meant(string typed, string? meant)
    {
        await SaveTeasAsync();
        var page = await ReadAsync(typed);
        Assert.Equal(meant, page.Search!.Corrected);
        Assert.Equal(meant is null, page.Search.Fit != SearchFit.All);
    }

    [Fact]
    public async Task Where_nothing_has_all_words_those_that_have_most_are_shown()
    {
        await SaveTeasAsync();
        var page = await ReadAsync("malty assam nowhere");
        Assert.Equal(SearchFit.Most, page.Search!.Fit);
        Assert.Equal(["tea-1"], page.Cards.Select(card => card.Slug));
        Assert.Equal(SearchFit.Nothing, (await ReadAsync("nowhere nothing"))!.Search!.Fit);
    }

    [Fact]
    public async Task A_synonym_finds_the_others_one_way_or_both()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(1, "Gaiwan"), Sample.Tea(2, "Lidded bowl"), Sample.Tea(3, "Mug"),
            Synonym.Create("en", "gaiwan, lidded bowl", isOneWay: false), Synonym.Create("en", "cup, mug", isOneWay: true));
        Assert.Equal(["tea-1", "tea-2"], (await SlugsAsync("gaiwan")).Order());
        Assert.Equal(["tea-1", "tea-2"], (await SlugsAsync("lidded bowls")).Order());
        Assert.Equal(["tea-3"], await SlugsAsync("cup"));
        await _database.SaveAsync(Synonym.Create("en", "beaker, mug", isOneWay: false));
        Assert.Equal(["tea-3"], await SlugsAsync("beaker"));
    }

    [Theory]
    [InlineData("tetera", "tea-1")]
    [InlineData("teteras", "tea-1")]
    [InlineData("infusion", "tea-2")]
    [InlineData("INFUSIÓN", "tea-2")]
    [InlineData("blancos tes", "tea-3")]
    [InlineData("té blanca", "tea-3")]
    [InlineData("luces", "tea-4")]
    [InlineData("tés", "tea-1", "tea-2", "tea-3", "tea-4")]
    public async Task Spanish_plurals_and_genders_find_each_other(string typed, params string[] slugs)
    {
        static Product In(int number, string name) => Sample.Tea(number, "English").Translate("es", Sample.Text(name, $"tea-{number}"));
        await _database.SaveAsync(Sample.Teas(), In(1, "Teteras de hierro"), In(2, "Infusiones frías"), In(3, "Té blanco"), In(4, "Luz"));
        var page = await _lists.ReadAsync(new ListingQuery("es", Search: typed));
        Assert.Equal(slugs, page.Cards.Select(card => card.Slug).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\0 ")]
    public async Task A_blank_search_lists_everything(string? search)
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        Assert.Equal(["tea-1"], await SlugsAsync(search));
    }

    [Fact]
    public async Task A_search_of_any_length_is_answered_by_a_bounded_number_of_statements()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        Assert.Empty(await SlugsAsync(string.Join(' ', Enumerable.Range(0, 100_000))));
        Assert.Empty(await SlugsAsync(new string('x', 199) + "\U0001F375"));
        Assert.Empty(await SlugsAsync(string.Join(' ', Enumerable.Range(0, 1000).Select(number => $"sencho{(char)('a' + number % 26)}"))));
    }

    [Fact]
    public async Task What_an_older_version_left_behind_is_made_anew()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        await using (var db = _database.NewContext())
        {
            var entry = db.Set<SearchEntry>().Single();
            db.Entry(entry).Property(nameof(SearchEntry.Form)).CurrentValue = 0;
            db.Entry(entry).Property(nameof(SearchEntry.NameText)).CurrentValue = "old";
            await db.SaveChangesAsync();
        }

        Assert.Empty(await SlugsAsync("assam"));
        await using (var db = _database.NewContext()) Assert.Equal(1, await new ApplyDueChanges(db, TimeProvider.System)
            .ExecuteAsync(default));
        Assert.Equal(["tea-1"], await SlugsAsync("assam"));
        await using (var db = _database.NewContext()) Assert.Equal(0, await new ApplyDueChanges(db, TimeProvider.System)
            .ExecuteAsync(default));
    }

    public void Dispose()
    {
        _lists.Dispose();
        _database.Dispose();
    }

    private Task SaveTeasAsync() => _database.SaveAsync(
        Sample.Teas(), Category.Create("ware", 2).Translate("en", "Tools", "ware", ""),
        Sample.Tea(1, "Assam", summary: "Malty and strong."), Sample.Tea(2, "Té Blanco"), Sample.Tea(3, "Pure 100% leaf"),
        Sample.Tea(4, "Whisk a_b").Tag("gift"), Sample.Tea(5, "Infusión de menta"));

    private async Task ChangeAsync(int number, Action<Product> change)
    {
        await using var db = _database.NewContext();
        var edit = new EditProduct(db);
        var product = (await edit.FindAsync($"tea-{number}", default))!;
        Assert.Equal(SaveResult.Saved, await edit.ChangeAsync(product.Code, product.Version, change, default));
    }

    private Task<ListingPage> ReadAsync(string? search, ListingSort sort = ListingSort.Popular) =>
        AskedAgainAsync(new ListingQuery("en", Search: search, Sort: sort));

    // The second time the words are kept in memory, and the third answer comes from there.
    private async Task<ListingPage> AskedAgainAsync(ListingQuery query)
    {
        var first = await _lists.ReadAsync(query);
        for (var time = 2; time <= 3; time++)
        {
            var again = await _lists.ReadAsync(query);
            Assert.Equal(first.Search, again.Search);
            Assert.Equal(first.Cards.Select(card => card.Slug), again.Cards.Select(card => card.Slug));
        }

        return first;
    }

    private async Task<IEnumerable<string>> SlugsAsync(string? search, ListingSort sort = ListingSort.Popular) =>
        (await ReadAsync(search, sort)).Cards.Select(card => card.Slug);
}
