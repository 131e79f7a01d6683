using Shop.Domain.Catalogue;
using Shop.Domain.Listings;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Listings;

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
    [InlineData("100%", "tea-3")]
    [InlineData("%", "tea-3")]
    [InlineData("a_b", "tea-4")]
    [InlineData("_", "tea-4")]
    [InlineData("gifts", "tea-4")]
    [InlineData("infusiones", "tea-5")]
    [InlineData("assam nowhere")]
    [InlineData("a%m")]
    [InlineData("'; DROP TABLE catalogue_product; --")]
    [InlineData("\\")]
    public async Task Every_word_must_occur_whatever_its_case_accents_and_signs(string search, params string[] slugs)
    {
        await _database.SaveAsync(
            Shelf.Teas(), Category.Create("ware", 2).Translate("en", "Tools", "ware", ""),
            Shelf.Tea(1, "Assam", summary: "Malty and strong."), Shelf.Tea(2, "Té Blanco"), Shelf.Tea(3, "Pure 100% leaf"),
            Shelf.Tea(4, "Whisk a_b").Tag("gift"), Shelf.Tea(5, "Infusión de menta"));
        Assert.Equal(slugs, await SlugsAsync(search));
    }

    [Fact]
    public async Task The_name_of_the_category_finds_its_products_even_after_it_was_renamed()
    {
        await _database.SaveAsync(
            Shelf.Teas(), Category.Create("ware", 2).Translate("en", "Tools", "ware", ""), Shelf.Tea(1, "Assam"), Shelf.Tea(2, "Whisk", category: "ware"));
        Assert.Equal(["tea-2"], await SlugsAsync("tools"));
        await using var db = _database.NewContext();
        (await db.Set<Category>().FindAsync("ware"))!.Translate("en", "Utensils", "ware", "");
        await db.SaveChangesAsync();
        Assert.Equal(["tea-2"], await SlugsAsync("utensil whisk"));
        Assert.Empty(await SlugsAsync("tools"));
    }

    [Fact]
    public async Task Hits_by_name_come_before_hits_by_text_unless_another_order_is_asked_for()
    {
        await _database.SaveAsync(
            Shelf.Teas(), Shelf.Tea(1, "Breakfast", 100, summary: "Goes with mint."), Shelf.Tea(2, "Green", 200, summary: "No mint."), Shelf.Tea(3, "Mint", 300));
        Assert.Equal(["tea-3", "tea-1", "tea-2"], await SlugsAsync("mint"));
        Assert.Equal(["tea-1", "tea-2", "tea-3"], await SlugsAsync("mint", ListingSort.PriceAscending));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\0 ")]
    public async Task A_blank_search_lists_everything(string? search)
    {
        await _database.SaveAsync(Shelf.Teas(), Shelf.Tea(1, "Assam"));
        Assert.Equal(["tea-1"], await SlugsAsync(search));
    }

    [Fact]
    public async Task A_search_of_any_length_is_answered()
    {
        await _database.SaveAsync(Shelf.Teas(), Shelf.Tea(1, "Assam"));
        Assert.Empty(await SlugsAsync(string.Join(' ', Enumerable.Range(0, 100_000))));
        Assert.Empty(await SlugsAsync(new string('x', 199) + "\U0001F375"));
    }

    public void Dispose()
    {
        _lists.Dispose();
        _database.Dispose();
    }

    private async Task<IEnumerable<string>> SlugsAsync(string? search, ListingSort sort = ListingSort.Popular)
    {
        var page = await _lists.ReadAsync(new ListingQuery("en", Search: search, Sort: sort));
        return page.Cards.Select(card => card.Slug);
    }
}
