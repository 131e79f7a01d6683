using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Search;

public sealed class ProductListingTests : IDisposable
{
    private static readonly ListingQuery English = new("en");

    private readonly SqliteDatabase _database = new();
    private readonly Lists _lists;

    public ProductListingTests() => _lists = new Lists(_database);

    [Fact]
    public async Task Each_order_is_total_and_follows_the_id_among_equals()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Ceylon", 900), Sample.Tea(2, "Assam", 900), Sample.Tea(3, "Éclair", 500),
            Sample.Tea(4, "Darjeeling", 900));
        Assert.Equal(["tea-1", "tea-2", "tea-3", "tea-4"], await SlugsAsync(English));
        Assert.Equal(["tea-4", "tea-3", "tea-2", "tea-1"], await SlugsAsync(English with { Sort = ListingSort.Newest }));
        Assert.Equal(["tea-3", "tea-1", "tea-2", "tea-4"], await SlugsAsync(English with { Sort = ListingSort.PriceAscending }));
        Assert.Equal(["tea-4", "tea-2", "tea-1", "tea-3"], await SlugsAsync(English with { Sort = ListingSort.PriceDescending }));
        Assert.Equal(["tea-2", "tea-1", "tea-4", "tea-3"], await SlugsAsync(English with { Sort = ListingSort.Name }));
    }

    [Theory]
    [InlineData(int.MinValue, 1, "tea-1", "tea-2")]
    [InlineData(0, 1, "tea-1", "tea-2")]
    [InlineData(2, 2, "tea-3", "tea-4")]
    [InlineData(3, 3, "tea-5")]
    [InlineData(4, 3, "tea-5")]
    [InlineData(int.MaxValue, 3, "tea-5")]
    public async Task A_page_outside_the_list_is_the_nearest_inside(int asked, int page, params string[] slugs)
    {
        await _database.SaveAsync([Sample.Teas(), .. Enumerable.Range(1, 5).Select(number => Sample.Tea(number, "Tea"))]);
        var result = await ReadAsync(English with { Page = asked, PageSize = 2 });
        Assert.Equal((5, page, 3), (result.TotalCount, result.Page, result.PageCount));
        Assert.Equal(slugs, result.Cards.Select(card => card.Slug));
    }

    [Fact]
    public async Task An_empty_list_has_no_pages_and_any_page_size_is_safe()
    {
        var empty = await ReadAsync(English with { Page = int.MaxValue, PageSize = int.MaxValue });
        Assert.Equal((0, 1, 0), (empty.TotalCount, empty.Page, empty.PageCount));
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Tea"));
        Assert.Single((await ReadAsync(English with { PageSize = int.MinValue })).Cards);
    }

    [Fact]
    public async Task What_is_not_translated_published_or_for_sale_is_not_listed()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(1, "English only"), Sample.Tea(2, "Hidden").Publish(false), Sample.Tea(3, "Gone")
                .Offer("TEA-3", false),
            Sample.Tea(4, "Both").Translate("es", Sample.Text("Ambos", "ambos")));
        Assert.Equal(["tea-1", "tea-4"], await SlugsAsync(English));
        Assert.Equal(["ambos"], await SlugsAsync(new ListingQuery("es")));
        Assert.Empty(await SlugsAsync(new ListingQuery("de")));
    }

    [Fact]
    public async Task A_change_of_a_loaded_product_is_in_the_list_at_once()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam", 900), Sample.Tea(2, "Bai Mudan", 500));
        await ChangeAsync(1, tea => tea.Reprice("TEA-1", Money.Eur(100), Sample.Opening.AddDays(1)));
        Assert.Equal(["tea-1", "tea-2"], await SlugsAsync(English with { Sort = ListingSort.PriceAscending }));
        await ChangeAsync(2, tea => tea.Offer("TEA-2", false));
        Assert.Equal(["tea-1"], await SlugsAsync(English));
        await ChangeAsync(2, tea => tea.Offer("TEA-2", true).Translate("es", Sample.Text("Bai Mudan", "bai-mudan")));
        Assert.Equal(["bai-mudan"], await SlugsAsync(new ListingQuery("es")));
    }

    [Fact]
    public async Task A_category_lists_its_own_products_under_the_slug_of_its_language()
    {
        await _database.SaveAsync(
            Sample.Teas(), Category.Create("ware", 2)
                .Translate("en", "Teaware", "ware", ""), Sample.Tea(1, "Assam"), Sample.Tea(2, "Pot", category: "ware"));
        Assert.Equal(["tea-2"], await SlugsAsync(English with { CategorySlug = "ware" }));
        Assert.Empty(await SlugsAsync(English with { CategorySlug = "tes" }));
        Assert.Empty(await SlugsAsync(English with { CategorySlug = "' OR 1=1 --" }));
    }

    [Fact]
    public async Task A_card_shows_the_prices_of_what_is_for_sale()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam", 1000, summary: "Malty.")
            .AddVariant("BIG", Money.Eur(2333), new Goods(TaxClass.Food, 270, 300), Sample.Opening)
            .AddVariant("OLD", Money.Eur(1), new Goods(TaxClass.Food, 10, 10), Sample.Opening).Offer("OLD", false)
                .Tag("black", "everyday"));
        var card = Assert.Single((await ReadAsync(English)).Cards);
        // BIG costs €77.77 per kilo; the price that the card names is that of the small one.
        Assert.Equal((Money.Eur(1000), Money.Eur(2333), new UnitPrice(Money.Eur(10_000), NetUnit.Gram)),
            (card.LowestPrice, card.HighestPrice, card.UnitPrice));
        Assert.Equal(["TEA-1", "BIG"], card.Skus);
        Assert.Equal(("Assam", "Malty.", "Teas", "tea-1", "A tin of Assam"),
            (card.Name, card.Summary, card.CategoryName, card.PictureCode, card.PictureAlt));
        Assert.Equal(["black", "everyday"], card.Tags);
    }

    [Fact]
    public async Task A_card_and_its_place_in_the_list_follow_the_cheapest_pack_that_is_there()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(2, "Ceylon", 600), StockItem.Of("TEA-2", 5), StockItem.Of("TEA-1", 5), StockItem.Of("SMALL", 1),
            Sample.Tea(1, "Assam", 1000).AddVariant("SMALL", Money.Eur(500), new Goods(TaxClass.Food, 30, 20), Sample.Opening));
        var cheapestFirst = English with { Sort = ListingSort.PriceAscending };
        Assert.Equal(["tea-1", "tea-2"], await SlugsAsync(cheapestFirst));
        await SellOutAsync("SMALL");
        Assert.Equal(["tea-2", "tea-1"], await SlugsAsync(cheapestFirst));
        Assert.Equal(["tea-2"], await SlugsAsync(English with { Price = new PriceRange(400, 700) }));
        var card = Assert.Single((await ReadAsync(English with { Price = new PriceRange(900, 1100) })).Cards).Among(["TEA-1"]);
        Assert.Equal((Money.Eur(1000), Money.Eur(1000), new UnitPrice(Money.Eur(10_000), NetUnit.Gram)),
            (card.LowestPrice, card.HighestPrice, card.UnitPrice));
        // With nothing left the cheapest of all is named again, and the card says that it is sold out.
        await SellOutAsync("TEA-1", 5);
        Assert.Equal(["tea-1", "tea-2"], await SlugsAsync(cheapestFirst));
    }

    [Fact]
    public async Task A_card_whose_cheapest_pack_does_not_say_what_it_holds_tells_no_price_per_unit()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam", 1000)
            .AddVariant("SAMPLE", Money.Eur(100), new Goods(TaxClass.Food, 10), Sample.Opening));
        Assert.Null(Assert.Single((await ReadAsync(English)).Cards).UnitPrice);
    }

    [Fact]
    public async Task A_sale_of_another_pack_makes_its_price_and_its_price_per_unit_the_cards_together()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam", 1000)
            .AddVariant("BIG", Money.Eur(2400), new Goods(TaxClass.Food, 270, 300), Sample.Opening)
            .PutOnSale("BIG", new Sale(Money.Eur(900), Sample.Opening.AddDays(1)), Sample.Opening.AddDays(1)));
        var card = Assert.Single((await ReadAsync(English)).Cards);
        Assert.Equal((Money.Eur(900), Money.Eur(3000)), (card.LowestPrice, card.UnitPrice!.Price));
    }

    private async Task SellOutAsync(string sku, int pieces = 1)
    {
        await using var db = _database.NewContext();
        Assert.True(await new ChangeStock(db, new PublishBackInStock(db, TimeProvider.System), TimeProvider.System)
            .ExecuteAsync(sku, -pieces, "adjusted", default));
    }

    [Fact]
    public async Task A_page_costs_two_statements_beside_the_search_however_many_products_it_shows()
    {
        await _database.SaveAsync([Sample.Teas(), .. Enumerable.Range(1, 60).Select(number => Sample.Tea(number, "Tea"))]);
        await ReadAsync(English);
        var statements = new List<string>();
        await using var db = _database.NewContext(statements.Add);
        Assert.Equal(48, (await _lists.Over(db).ReadAsync(English with { PageSize = 48, Search = "tea" }, CancellationToken.None))
            .Cards.Count);
        Assert.Equal(2, statements.Count);
    }

    [Fact]
    public async Task A_tag_narrows_a_list_to_what_carries_it_whole()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(1, "Assam").Tag("black", "gift"), Sample.Tea(2, "Ceylon").Tag("black"), Sample.Tea(3, "Sencha")
                .Tag("black-ish"));
        Assert.Equal(["tea-1", "tea-2"], await SlugsAsync(English with { Choices = [new FacetChoice("tag", ["black"])] }));
    }

    [Fact]
    public void The_names_of_the_orders_are_those_of_the_addresses()
    {
        Assert.All(ListingSorts.All, known => Assert.Equal(known.Sort, ListingSorts.Parse(ListingSorts.NameOf(known.Sort))));
        Assert.Equal(ListingSort.Popular, ListingSorts.Parse("nonsense"));
        Assert.Equal(ListingSort.PriceDescending, ListingSorts.Parse("price-desc"));
    }

    public void Dispose()
    {
        _lists.Dispose();
        _database.Dispose();
    }

    private async Task ChangeAsync(int number, Action<Product> change)
    {
        await using var db = _database.NewContext();
        change((await db.Set<Product>().FindAsync(Sample.Id(number)))!);
        await db.SaveChangesAsync();
    }

    private async Task<IEnumerable<string>> SlugsAsync(ListingQuery query) => (await ReadAsync(query)).Cards.Select(card => card.Slug);

    private Task<ListingPage> ReadAsync(ListingQuery query) => _lists.ReadAsync(query);
}
