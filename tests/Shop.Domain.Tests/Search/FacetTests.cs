using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Search;

public sealed class FacetTests : IDisposable
{
    private static readonly ListingQuery English = new("en");
    private readonly SqliteDatabase _database = new();
    private readonly Lists _lists;

    public FacetTests()
    {
        _lists = new Lists(_database);
        var origin = Facet.Attribute("origin", 1).Translate("en", "Origin").Translate("es", "Origen");
        foreach (var (code, label) in new[] { ("japan", "Japan"), ("china", "China") })
            origin.AddValue(code, new Dictionary<string, string> { ["en"] = label });
        var size = Facet.Option("size", 2).Translate("en", "Size").AddValue("small", new Dictionary<string, string> { ["en"] = "Small" });
        var green = Category.Create("green", 2).Translate("en", "Green", "green", "")
            .MoveUnder("teas", new CategoryTree([("teas", null), ("green", null)]));
        _database.SaveAsync(
            Sample.Teas(), green, Brand.Create("nord", "Taller Nord"), Brand.Create("sur", "Sur"), origin, size,
            Sample.Tea(1, "Sencha", 900, "green").OfBrand("nord").Describe(origin, "japan").DifferIn(size)
                .Choose("TEA-1", size.Value("small")),
            Sample.Tea(2, "Assam", 1000).OfBrand("nord"), Sample.Tea(3, "Long Jing", 2500, "green").OfBrand("sur")
                .Describe(origin, "china", "japan"),
            Sample.Tea(4, "Hidden", 900, "green").OfBrand("sur").Publish(false), StockItem.Of("TEA-1", 1), StockItem.Of("TEA-2", 0))
                .GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _lists.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task A_list_offers_what_its_own_hits_have_with_their_numbers()
    {
        Assert.Equal(
            ["category:green=2", "stock:in=1", "brand:sur=1", "brand:nord=2", "origin:japan=2", "origin:china=1", "size:small=1"],
                await CountsAsync(English with { CategorySlug = "teas" }));
        Assert.Equal(["stock:in=1", "brand:sur=1", "brand:nord=1", "origin:japan=2", "origin:china=1", "size:small=1"],
            await CountsAsync(English with { CategorySlug = "green" }));
        Assert.Equal([2, 2, 1, 0, 0], (await _lists.ReadAsync(English)).Prices.Select(price => price.Count));
    }

    [Fact]
    public async Task Values_of_one_facet_widen_and_facets_narrow_and_a_facet_counts_beside_its_own_choice()
    {
        var brand = new FacetChoice("brand", ["nord", "nobody"]);
        Assert.Equal(["tea-1", "tea-2"], await SlugsAsync(English with { Choices = [brand] }));
        Assert.Equal(["tea-1"], await SlugsAsync(English with { Choices = [brand, new FacetChoice("origin", ["japan"])] }));
        Assert.Equal(["tea-1", "tea-2", "tea-3"], await SlugsAsync(English with { Choices = [new FacetChoice("brand", ["sur", "nord"])] }));
        Assert.Equal(
            ["category:teas=2", "stock:in=1", "brand:sur=1", "brand:nord=2*", "origin:japan=1", "size:small=1"],
                await CountsAsync(English with { Choices = [brand] }));
    }

    [Theory]
    [InlineData(0, 1000L, "tea-1", "tea-2")]
    [InlineData(1000, 2500L, "tea-2", "tea-3")]
    [InlineData(1001, null, "tea-3")]
    [InlineData(3000, 10L)]
    [InlineData(long.MaxValue, null)]
    public async Task Prices_from_and_to_are_both_meant(long from, long? to, params string[] slugs) =>
        Assert.Equal(slugs, await SlugsAsync(English with { Price = new PriceRange(from, to) }));

    [Fact]
    public async Task Facets_and_values_that_do_not_exist_are_as_if_they_were_not_there() =>
        Assert.Equal(["tea-1", "tea-2", "tea-3"],
            await SlugsAsync(English
            with { Choices =
            [new FacetChoice("colour", ["red"]), new FacetChoice("brand", ["' OR 1=1 --"]), new FacetChoice("price", ["0"])] }));

    [Fact]
    public async Task What_was_sold_out_since_is_in_stock_no_more_and_comes_back_with_a_delivery()
    {
        var inStock = English with { Choices = [new FacetChoice("stock", ["in"])] };
        Assert.Equal(["tea-1"], await SlugsAsync(inStock));
        await StockAsync("TEA-1", -1);
        await StockAsync("TEA-2", 5);
        Assert.Equal(["tea-2"], await SlugsAsync(inStock));
    }

    [Fact]
    public async Task A_product_that_changes_or_goes_changes_the_counts_at_once_and_a_rebuild_finds_the_same()
    {
        await CountsAsync(English);
        await using (var db = _database.NewContext())
        {
            (await db.Set<Product>().SingleAsync(product => product.Id == Sample.Id(1))).OfBrand("sur").MoveTo("teas", 9);
            (await db.Set<Product>().SingleAsync(product => product.Id == Sample.Id(3))).Publish(false);
            await db.SaveChangesAsync();
        }

        var expected = new[] { "category:teas=2", "stock:in=1", "brand:sur=1", "brand:nord=1", "origin:japan=1", "size:small=1" };
        Assert.Equal(expected, await CountsAsync(English));
        Assert.Equal(["tea-2", "tea-1"], await SlugsAsync(English));
        await _lists.RebuildAsync();
        Assert.Equal(expected, await CountsAsync(English));
    }

    [Fact]
    public async Task Several_pages_that_follow_each_other_are_read_as_one()
    {
        var pages = await _lists.ReadAsync(English with { PageSize = 1, Page = 3, FirstPage = 2 });
        Assert.Equal((2, 3, 3), (pages.FirstPage, pages.Page, pages.PageCount));
        Assert.Equal(["tea-2", "tea-3"], pages.Cards.Select(card => card.Slug));
        Assert.Equal((3, 3), await SpanAsync(page: 3, first: 99));
        Assert.Equal((1, 3), await SpanAsync(page: 99, first: -5));
    }

    private async Task<(int, int)> SpanAsync(int page, int first)
    {
        var read = await _lists.ReadAsync(English with { PageSize = 1, Page = page, FirstPage = first });
        return (read.FirstPage, read.Page);
    }

    private async Task StockAsync(string sku, int by)
    {
        await using var db = _database.NewContext();
        Assert.True(await new ChangeStock(db, new PublishBackInStock(db, new FakeTimeProvider()), new FakeTimeProvider())
            .ExecuteAsync(sku, by, "adjusted", default));
    }

    private async Task<IEnumerable<string>> SlugsAsync(ListingQuery query) =>
        (await _lists.ReadAsync(query)).Cards.Select(card => card.Slug);

    private async Task<IEnumerable<string>> CountsAsync(ListingQuery query) => (await _lists.ReadAsync(query)).Facets
        .SelectMany(facet => facet.Values.Select(value => $"{facet.Parameter}:{value.Code}={value.Count}{(value.IsChosen ? "*" : "")}"));
}
