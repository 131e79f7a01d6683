using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Catalogue;

/// <summary>Cards and categories in memory: read once, and never shown once something of them has changed.</summary>
public sealed class CardCacheTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Sample.Opening.AddDays(400));
    private readonly CardCache _kept;
    private readonly CategoryCache _categories;

    public CardCacheTests()
    {
        (_kept, _categories) = (new CardCache(_database.Changes), new CategoryCache(_database.Changes));
        _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon")).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _kept.Dispose();
        _categories.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task A_card_is_read_once_and_again_when_its_product_changed()
    {
        Assert.True((await ReadAsync(1, 2)).Statements > 0);
        Assert.Equal(0, (await ReadAsync(2, 1)).Statements);
        await ChangeAsync(1, product => product.Translate("en", Sample.Text("Darjeeling", "tea-1")));
        Assert.Equal("Darjeeling", (await ReadAsync(1)).Cards.Single().Name);
    }

    [Fact]
    public async Task What_was_told_of_one_product_leaves_the_cards_of_others()
    {
        await ReadAsync(1, 2);
        await _database.Changes.RaiseAsync(new ContentChange([CatalogueTags.Product(Sample.Id(1))]));
        Assert.Equal(0, (await ReadAsync(2)).Statements);
        Assert.True((await ReadAsync(1)).Statements > 0);
    }

    [Fact]
    public async Task A_product_that_is_hidden_has_no_card_from_then_on()
    {
        await ReadAsync(1, 2);
        await ChangeAsync(2, product => product.Publish(false));
        Assert.Equal([Sample.Id(1)], (await ReadAsync(1, 2)).Cards.Select(card => card.Id));
    }

    [Fact]
    public async Task A_sale_that_begins_by_itself_is_on_the_card_at_its_first_instant()
    {
        var starts = _clock.GetUtcNow().AddHours(1);
        await ChangeAsync(1, product => product.PutOnSale("TEA-1", new Sale(Money.Eur(100), starts), _clock.GetUtcNow()));
        var regular = (await ReadAsync(1)).Cards.Single().LowestPrice;
        _clock.SetUtcNow(starts.AddTicks(-1));
        var before = await ReadAsync(1);
        Assert.Equal((0, regular), (before.Statements, before.Cards.Single().LowestPrice));
        _clock.SetUtcNow(starts);
        Assert.Equal(Money.Eur(100), (await ReadAsync(1)).Cards.Single().LowestPrice);
    }

    [Fact]
    public async Task What_was_read_before_a_change_is_not_kept_after_it()
    {
        var stamp = _categories.Stamp;
        await _database.Changes.RaiseAsync(new ContentChange([CatalogueTags.Categories]));
        _categories.Keep("en", [], stamp);
        Assert.Null(_categories.Find("en"));
    }

    [Fact]
    public async Task While_other_processes_cannot_be_heard_nothing_is_kept()
    {
        await ReadAsync(1);
        await _database.Changes.SetPeersReachableAsync(others: false);
        Assert.True((await ReadAsync(1)).Statements > 0);
        Assert.True((await ReadAsync(1)).Statements > 0);
        await _database.Changes.SetPeersReachableAsync(others: true);
        await ReadAsync(1);
        Assert.Equal(0, (await ReadAsync(1)).Statements);
    }

    [Fact]
    public async Task A_renamed_category_has_its_new_name_in_the_menu_and_on_its_cards()
    {
        await ReadAsync(1);
        Assert.Equal(["Teas"], await MenuAsync());
        await using (var db = _database.NewContext())
        {
            (await db.Set<Category>().SingleAsync()).Translate("en", "All teas", "teas", "");
            await db.SaveChangesAsync();
        }

        Assert.Equal(["All teas"], await MenuAsync());
        Assert.Equal("All teas", (await ReadAsync(1)).Cards.Single().CategoryName);
    }

    private async Task<(IReadOnlyList<ProductCard> Cards, int Statements)> ReadAsync(params int[] numbers)
    {
        var statements = 0;
        await using var db = _database.NewContext(_ => statements++);
        var cards = await new ProductCards(db, _kept, _clock).ReadAsync([.. numbers.Select(Sample.Id)], "en", default);
        return (cards, statements);
    }

    private async Task<IEnumerable<string>> MenuAsync()
    {
        await using var db = _database.NewContext();
        return (await new CategoryList(db, _categories).ReadAsync("en", default)).Select(category => category.Name);
    }

    private async Task ChangeAsync(int number, Action<Product> change)
    {
        await using var db = _database.NewContext();
        var id = Sample.Id(number);
        change(await db.Set<Product>().SingleAsync(product => product.Id == id));
        await db.SaveChangesAsync();
    }
}
