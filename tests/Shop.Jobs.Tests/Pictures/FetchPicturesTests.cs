using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Content;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Imports;
using Shop.Jobs.Pictures;
using Shop.TestKit;
using PngPicture = Shop.TestKit.PngPicture;

namespace Shop.Jobs.Tests.Pictures;

/// <summary>From an applied import over a real server to the gallery and the files.</summary>
public sealed class FetchPicturesTests : IDisposable
{
    private static readonly byte[] Red = PngPicture.Of(400, 300, 200, 10, 10);
    private static readonly byte[] Blue = PngPicture.Of(400, 300, 10, 10, 200);
    private static readonly ShopInFiles Shop = new(["en", "es"], "https://shop.example", Currency.Eur);

    private readonly TestPictures _catalogue = new();
    private readonly PictureServer _server = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly FetchPicture _fetch = new(FetchRules.Anywhere);

    [Fact]
    public async Task Pictures_come_from_their_addresses_and_what_is_none_is_told_with_the_reason()
    {
        var import = await ImportAsync(
            _server.Serve("/red.png", Red), _server.Serve("/page.png", "<!doctype html><title>Hello</title>"u8.ToArray()),
                _server.Address("/gone.jpg"),
            _server.Serve("/half.png", Red[..^40]), _server.Serve("/large.png", [.. Red, .. new byte[PictureLimits.MaxBytes]]),
            _server.Serve("/bomb.png", PngPicture.Claiming(40_000, 40_000)), _server.Serve("/blue.jpg", Blue, "text/plain"));
        await FetchAllAsync();
        Assert.Equal(new ImportPictureCounts(2, 0, 5, 0),
            await AskAsync(db => new ImportPictureList(db, _clock).CountAsync(import, default)));
        Assert.Equal(
            ["not a JPEG, PNG or WebP", "nothing at this address", "damaged", "larger than 20 MB", "60 million pixels"],
            (await AskAsync(db => new ImportPictureList(db, _clock).FailedAsync(import, default)))
                .Zip(["not a JPEG, PNG or WebP", "nothing at this address", "damaged", "larger than 20 MB", "60 million pixels"],
                    (failed, words) => failed.Problem.Contains(words, StringComparison.Ordinal) ? words : failed.Problem));
        var mug = await MugAsync();
        Assert.Equal(2, mug.Pictures.Count);
        Assert.All(mug.Pictures, picture => Assert.True(_catalogue.Files.HasMaster(picture.Picture.Hash)));
        Assert.All(mug.Pictures, picture => Assert.Equal(("Mug", "Mug"), (picture.Alt("en"), picture.Alt("es"))));
        Assert.Equal(2, await AskAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.Type == nameof(PictureUploaded))));
    }

    [Fact]
    public async Task A_server_that_has_no_time_is_asked_again_a_minute_later()
    {
        var address = _server.Fail("/red.png", 503);
        await ImportAsync(address);
        await FetchAllAsync();
        _server.Serve("/red.png", Red);
        await FetchAllAsync();
        Assert.Empty((await MugAsync()).Pictures);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await FetchAllAsync();
        Assert.Single((await MugAsync()).Pictures);
        Assert.Equal(["/red.png", "/red.png"], _server.Asked);
    }

    [Fact]
    public async Task Two_addresses_of_one_picture_make_one_picture_and_a_second_worker_finds_nothing_to_do()
    {
        var import = await ImportAsync(_server.Serve("/red.png", Red), _server.Serve("/again.png", Red));
        await Task.WhenAll(FetchAllAsync(), FetchAllAsync());
        Assert.Single((await MugAsync()).Pictures);
        Assert.Equal(2, (await AskAsync(db => new ImportPictureList(db, _clock).CountAsync(import, default))).There);
        Assert.Equal(2, _server.Asked.Count);
    }

    [Fact]
    public async Task A_picture_that_the_shop_has_a_file_of_is_not_asked_for()
    {
        await _catalogue.UploadAsync(TestPictures.Pot, Red);
        var hash = await AskAsync(db => db.Set<Picture>().Select(picture => picture.Hash).SingleAsync());
        await ImportAsync($"https://shop.invalid/pictures/{hash}-400.jpg");
        await FetchAllAsync();
        Assert.Equal(hash, (await MugAsync()).Pictures.Single().Picture.Hash);
    }

    [Fact]
    public async Task The_files_of_an_undone_import_are_deleted_but_for_those_that_another_product_shows()
    {
        await _catalogue.UploadAsync(TestPictures.Pot, Red);
        var import = await ImportAsync(_server.Serve("/red.png", Red), _server.Serve("/blue.png", Blue));
        await FetchAllAsync();
        var hashes = (await MugAsync()).Pictures.Select(picture => picture.Picture.Hash).ToList();
        await AskAsync(db => new StartImport(db, Uploads, _clock).UndoAsync(import, default));
        await RunAsync(import);
        var payload =
            await AskAsync(db => db.Set<OutboxMessage>().Where(message => message.Type == nameof(PicturesForgotten))
            .Select(message => message.Payload).SingleAsync());
        var happened = System.Text.Json.JsonSerializer.Deserialize<PicturesForgotten>(payload)!;
        Assert.Equal([hashes[1]], happened.Hashes);
        await AskAsync(async db =>
        {
            await new DeletePictureFiles(_catalogue.Files, new SettlePicture(db, _clock), new ContentPictures(db))
                .HandleAsync(happened with { Hashes = hashes }, default);
            return true;
        });
        Assert.Equal([true, false], hashes.Select(_catalogue.Files.HasMaster));
    }

    public void Dispose()
    {
        _fetch.Dispose();
        _server.Dispose();
        _catalogue.Dispose();
    }

    private ImportFiles Uploads => new(Path.Combine(_catalogue.DataPath, "imports"));

    private async Task<Guid> ImportAsync(params string[] addresses)
    {
        var csv = $"handle,name:en,sku,price,pictures\nmug,Mug,MUG,9.00,\"{string.Join('\n', addresses)}\"\n";
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        var id = (await AskAsync(db => new StartImport(db, Uploads, _clock)
            .UploadAsync("goods.csv", file, "ana", new SheetTerms("en", "ware", Publishes: true), default)))!.Value;
        await RunAsync(id);
        Assert.True(await AskAsync(db => new StartImport(db, Uploads, _clock).ApplyAsync(id, default)));
        await RunAsync(id);
        return id;
    }

    private LeaseKeeper Keeper => TestLeases.Keeper(_catalogue.NewContext, _clock);

    private Task<bool> RunAsync(Guid id) => AskAsync(db =>
    {
        var (lease, stocks) = (new ImportLease(db, Keeper, _clock), new CountManyStocks(db, _clock));
        return new RunImports(db, lease, new CheckImport(db, Uploads, lease, Shop, _clock),
            new ApplyImport(db, Uploads, lease, Shop, stocks), new UndoImport(db, lease, Shop, stocks, _clock))
            .RunNextAsync(id, default);
    });

    private async Task FetchAllAsync()
    {
        await using var db = _catalogue.NewContext();
        var (awaited, add) = (new AwaitedPictures(db, Keeper, _clock), new AddPicture(db, _clock));
        var keep = new KeepPicture(_catalogue.Files, add, new ArrangePictures(db), new ContentPictures(db));
        var worker = new FetchPictures(awaited, _fetch, keep,
            new AddImportedPicture(db, awaited, add, Shop), NullLogger<FetchPictures>.Instance);
        while (await worker.RunNextAsync(default))
        {
        }
    }

    private Task<PicturedProduct> MugAsync() => AskAsync(async db => (await new PictureList(db).FindAsync("mug", default))!);

    private async Task<T> AskAsync<T>(Func<ShopDbContext, Task<T>> ask)
    {
        await using var db = _catalogue.NewContext();
        return await ask(db);
    }
}
