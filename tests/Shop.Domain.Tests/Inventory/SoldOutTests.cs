using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;

namespace Shop.Domain.Tests.Inventory;

/// <summary>The marks "sold out" in lists: read once, and never shown once the stock says otherwise.</summary>
public sealed class SoldOutTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly CardCache _cards;
    private readonly AvailabilityCache _kept;

    public SoldOutTests()
    {
        (_cards, _kept) = (new CardCache(_database.Changes), new AvailabilityCache(_database.Changes));
        _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon"), StockItem.Of("TEA-1", 1),
            StockItem.Of("TEA-2", 0))
            .GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _cards.Dispose();
        _kept.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task What_is_there_and_what_is_not_is_read_once()
    {
        Assert.Equal((1, 2), await GoneAsync());
        Assert.Equal((0, 2), await GoneAsync());
    }

    [Fact]
    public async Task The_last_piece_that_goes_and_the_first_that_comes_are_seen_at_once()
    {
        await GoneAsync();
        await ChangeAsync("TEA-2", 5);
        Assert.Equal((1, null), await GoneAsync());
        await ChangeAsync("TEA-1", -1);
        Assert.Equal((1, 1), await GoneAsync());
    }

    [Fact]
    public async Task A_pack_that_goes_or_comes_beside_others_is_seen_at_once()
    {
        await _database.SaveAsync(Sample.Tea(3, "Sencha")
            .AddVariant("TEA-3-SMALL", Money.Eur(300), new Goods(TaxClass.Food, 30, 20), Sample.Opening),
            StockItem.Of("TEA-3", 5), StockItem.Of("TEA-3-SMALL", 1));
        Assert.Equal(["TEA-3", "TEA-3-SMALL"], (await ThereAsync(3)).Order());
        await ChangeAsync("TEA-3-SMALL", -1);
        Assert.Equal(["TEA-3"], await ThereAsync(3));
        await ChangeAsync("TEA-3-SMALL", 1);
        Assert.Equal(["TEA-3", "TEA-3-SMALL"], (await ThereAsync(3)).Order());
    }

    private async Task<IReadOnlyCollection<string>> ThereAsync(int number)
    {
        await using var db = _database.NewContext();
        var cards = await new ProductCards(db, _cards, _clock).ReadAsync([Sample.Id(number)], "en", default);
        return (await new SoldOut(new StockLevels(db), _kept).AmongAsync(cards, default))[Sample.Id(number)].Skus;
    }

    private async Task ChangeAsync(string sku, int by)
    {
        await using var db = _database.NewContext();
        Assert.True(await new ChangeStock(db, new PublishBackInStock(db, _clock), _clock).ExecuteAsync(sku, by, "adjusted", default));
    }

    // How many statements it took, and which of the two is gone, if one is.
    private async Task<(int Statements, int? Gone)> GoneAsync()
    {
        var statements = 0;
        await using var db = _database.NewContext(_ => statements++);
        var cards = await new ProductCards(db, _cards, _clock).ReadAsync([Sample.Id(1), Sample.Id(2)], "en", default);
        statements = 0;
        var there = await new SoldOut(new StockLevels(db), _kept).AmongAsync(cards, default);
        var gone = Enumerable.Range(1, 2).Where(number => there[Sample.Id(number)].IsSoldOut).ToList();
        return (statements, gone.Count == 0 ? null : gone.Single());
    }
}
