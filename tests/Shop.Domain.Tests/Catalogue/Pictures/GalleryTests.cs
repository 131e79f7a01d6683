using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Catalogue.Pictures;

public sealed class GalleryTests : IAsyncLifetime
{
    private static readonly string[] Hashes = [.. "abcdef".Select(letter => new string(letter, PictureRules.HashLength))];

    private readonly SqliteDatabase _database = new();

    public Task InitializeAsync() => _database.SaveAsync(
        Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon")
            .AddVariant("TEA-2B", Money.Eur(2000), new Goods(TaxClass.Food, 220, 200), Sample.Opening));

    public Task DisposeAsync()
    {
        _database.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Places_run_from_0_without_gaps_whatever_is_moved_and_removed()
    {
        for (var each = 0; each < 5; each++) Assert.Equal(AddPictureResult.Added, await AddAsync(2, each));
        await ArrangeAsync(arrange => arrange.MoveAsync(Sample.Id(2), Hashes[4], -1, default));
        await ArrangeAsync(arrange => arrange.MoveAsync(Sample.Id(2), Hashes[0], -1, default));
        await ArrangeAsync(arrange => arrange.MoveAsync(Sample.Id(2), Hashes[3], 1, default));
        Assert.Equal("abced", await OrderAsync());
        await ArrangeAsync(arrange => arrange.RemoveAsync(Sample.Id(2), Hashes[1], default));
        await ArrangeAsync(arrange => arrange.RemoveAsync(Sample.Id(2), Hashes[0], default));
        Assert.Equal("ced", await OrderAsync());
        Assert.False(await ArrangeAsync(arrange => arrange.MoveAsync(Sample.Id(2), Hashes[0], 1, default)));
        Assert.Null(await ArrangeAsync(arrange => arrange.RemoveAsync(Sample.Id(2), Hashes[0], default)));
    }

    [Fact]
    public async Task Eight_moves_at_once_leave_each_picture_in_one_place()
    {
        for (var each = 0; each < 4; each++) await AddAsync(2, each);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => Task.Run(() =>
            ArrangeAsync(arrange => arrange.MoveAsync(Sample.Id(2), Hashes[turn % 4], turn % 2 == 0 ? 1 : -1, default)))));
        Assert.Equal("abcd", string.Concat((await OrderAsync()).Order()));
    }

    [Fact]
    public async Task The_first_picture_is_on_the_card_and_a_variants_own_in_the_cart()
    {
        await AddAsync(2, 0);
        await AddAsync(2, 1);
        Assert.Equal(DescribePictureResult.Described, await DescribeAsync(1, version: 1, sku: "TEA-2B"));
        var statements = new List<string>();
        await using var db = _database.NewContext(statements.Add);
        var cards = await new ProductCards(db, new CardCache(_database.Changes), TimeProvider.System)
            .ReadAsync([Sample.Id(1), Sample.Id(2)], "en", default);
        Assert.Equal([null, new ShownPicture(Hashes[0], 900, 1200, "Tin")], cards.Select(card => card.Picture));
        Assert.Equal(2, statements.Count);
        var variants = await new VariantLookup(db, TimeProvider.System).FindAsync(["TEA-1", "TEA-2", "TEA-2B"], "en", default);
        Assert.Equal(3, statements.Count);
        Assert.Null(variants["TEA-1"].Picture);
        Assert.Equal(Hashes[0], variants["TEA-2"].Picture!.Hash);
        Assert.Equal(Hashes[1], variants["TEA-2B"].Picture!.Hash);
    }

    [Fact]
    public async Task The_page_shows_all_pictures_but_failed_ones()
    {
        for (var each = 0; each < 3; each++) await AddAsync(2, each);
        await using var db = _database.NewContext();
        await new SettlePicture(db, TimeProvider.System).FailedAsync(Hashes[1], "broken", default);
        var page = (await new ProductPage(db, TimeProvider.System).FindAsync("en", "tea-2", default))!;
        Assert.Equal([Hashes[0], Hashes[2]], page.Pictures.Select(picture => picture.Shown.Hash));
        await new SettlePicture(db, TimeProvider.System).FailedAsync(Hashes[0], "broken", default);
        Assert.Null((await new ProductCards(db, new CardCache(_database.Changes), TimeProvider.System)
            .ReadAsync([Sample.Id(2)], "en", default))[0].Picture);
    }

    [Fact]
    public async Task Of_two_who_describe_the_same_picture_the_second_is_told()
    {
        await AddAsync(2, 0);
        Assert.Equal(DescribePictureResult.Described, await DescribeAsync(0, version: 1, sku: null));
        Assert.Equal(DescribePictureResult.Stale, await DescribeAsync(0, version: 1, sku: null));
        Assert.Equal(DescribePictureResult.NoSuchVariant, await DescribeAsync(0, version: 2, sku: "TEA-1"));
        Assert.Equal(DescribePictureResult.NoSuchPicture, await DescribeAsync(3, version: 2, sku: null));
    }

    [Fact]
    public async Task A_variant_has_one_picture_of_its_own_the_last_that_was_given_to_it()
    {
        await AddAsync(2, 0);
        await AddAsync(2, 1);
        await DescribeAsync(0, version: 1, sku: "TEA-2");
        await DescribeAsync(1, version: 1, sku: "TEA-2");
        await using var db = _database.NewContext();
        Assert.Equal([Hashes[1]], await db.Set<ProductPicture>().Where(picture => picture.Sku != null)
            .Select(picture => picture.PictureHash).ToListAsync());
    }

    private static MasterPicture Master(string hash) => new(hash, 900, 1200);

    private static Dictionary<string, string> Alts() => new() { ["en"] = "Tin", ["es"] = "Lata" };

    private async Task<AddPictureResult> AddAsync(int product, int picture)
    {
        await using var db = _database.NewContext();
        return await new AddPicture(db, new FakeTimeProvider()).ExecuteAsync(Sample.Id(product), Master(Hashes[picture]), Alts(), default);
    }

    private async Task<DescribePictureResult> DescribeAsync(int picture, int version, string? sku)
    {
        await using var db = _database.NewContext();
        return await new DescribePicture(db)
            .ExecuteAsync(new PictureDescription(Sample.Id(2), Hashes[picture], version, Alts(), sku), default);
    }

    private async Task<T> ArrangeAsync<T>(Func<ArrangePictures, Task<T>> act)
    {
        await using var db = _database.NewContext();
        return await act(new ArrangePictures(db));
    }

    private async Task<string> OrderAsync()
    {
        await using var db = _database.NewContext();
        var places = await db.Set<ProductPicture>().Where(picture => picture.ProductId == Sample.Id(2)).OrderBy(picture => picture.Position)
            .Select(picture => new { picture.Position, picture.PictureHash }).ToListAsync();
        Assert.Equal(Enumerable.Range(0, places.Count), places.Select(place => place.Position));
        return string.Concat(places.Select(place => place.PictureHash[0]));
    }
}
