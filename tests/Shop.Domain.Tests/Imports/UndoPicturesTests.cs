using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Pictures of an import that is undone.</summary>
public sealed class UndoPicturesTests : IDisposable
{
    private const string A = "https://cdn.example/a.jpg";
    private const string B = "https://cdn.example/b.jpg";
    private const string File =
        "handle,name:en,sku,price,pictures\ntea-1,Sencha,TEA-1,10,\"" + A + "\n" + B + "\"\nnew-1,New,NEW-1,5,\"" + A
        + "\nhttps://cdn.example/n.jpg\"\n";

    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;
    private readonly PictureDesk _pictures;

    public UndoPicturesTests()
    {
        _desk = new ImportDesk(_database);
        _pictures = new PictureDesk(_database, _desk);
    }

    [Fact]
    public async Task Undoing_takes_the_imports_pictures_away_and_nobody_elses_and_their_files_go()
    {
        await FillAsync();
        var front = await _pictures.UploadAsync(Sample.Id(1), "front");
        // What the import names is there already for one product, and stays.
        await _pictures.UploadAsync(Sample.Id(2), A);
        var before = await _desk.ExportAsync();
        var import = await _desk.ImportAsync(File);
        await _pictures.FetchAsync();
        var back = await _pictures.UploadAsync(Sample.Id(1), "back");
        Assert.Equal([front, Hash(A), Hash(B), back], await _pictures.HashesAsync("tea-1"));
        var undone = await _desk.UndoAsync(import);
        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Kept));
        Assert.Equal([front, back], await _pictures.HashesAsync("tea-1"));
        await using (var db = _database.NewContext()) await new ArrangePictures(db).RemoveAsync(Sample.Id(1), back, default);
        Assert.Equal(before, await _desk.ExportAsync());
        Assert.Equal(new ImportPictureCounts(0, 0, 0, 0), await _pictures.CountAsync(import));
        Assert.Equal(new[] { Hash(A), front }.Order(),
            (await _desk.ReadAsync(db => db.Set<Picture>().Select(picture => picture.Hash).ToListAsync())).Order());
        Assert.Equal(new[] { Hash(B), Hash("https://cdn.example/n.jpg") }.Order(), (await ForgottenAsync()).Order());
    }

    [Fact]
    public async Task Undoing_before_the_pictures_came_lets_none_come_any_more()
    {
        await FillAsync();
        var before = await _desk.ExportAsync();
        var import = await _desk.ImportAsync(File);
        var claimed = await _pictures.ClaimAsync();
        Assert.Equal(0, (await _desk.UndoAsync(import)).Kept);
        Assert.Null(await _pictures.AddAsync(claimed!));
        Assert.Null(await _pictures.ClaimAsync());
        Assert.Equal(before, await _desk.ExportAsync());
    }

    [Fact]
    public async Task A_picture_that_staff_described_since_stays_and_is_told()
    {
        await FillAsync();
        var import = await _desk.ImportAsync(File);
        await _pictures.FetchAsync();
        await using (var db = _database.NewContext())
            await new DescribePicture(db)
                .ExecuteAsync(
                new PictureDescription(Sample.Id(1), Hash(B), 1, new Dictionary<string, string> { ["en"] = "Seen from the side" }, null),
                default);
        Assert.Equal(1, (await _desk.UndoAsync(import)).Kept);
        Assert.Equal([(Hash(B), "Seen from the side")], await _pictures.GalleryAsync("tea-1"));
        Assert.Contains("pictures", (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_product_with_a_picture_of_staffs_own_is_hidden_and_keeps_its_pictures()
    {
        await FillAsync();
        var import = await _desk.ImportAsync(File);
        await _pictures.FetchAsync();
        await _pictures.UploadAsync(
            await _desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code == "new-1").Select(product => product.Id)
            .SingleAsync()), "own");
        Assert.Equal(1, (await _desk.UndoAsync(import)).Kept);
        Assert.Equal(3, (await _pictures.HashesAsync("new-1")).Count);
        Assert.False(
            await _desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code == "new-1").Select(product => product.IsPublished)
            .SingleAsync()));
    }

    [Fact]
    public async Task What_was_undone_can_be_imported_again_with_its_pictures()
    {
        await FillAsync();
        await _desk.UndoAsync(await _desk.ImportAsync(File));
        var again = await _desk.ImportAsync(File);
        Assert.Equal((1, 1, 0), (again.Created, again.Changed, again.Kept));
        Assert.Equal(4, (await _pictures.FetchAsync()).Count);
        Assert.Equal([Hash(A), Hash(B)], await _pictures.HashesAsync("tea-1"));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private static string Hash(string address) => PictureDesk.At(address).Hash;

    private async Task<List<string>> ForgottenAsync()
    {
        var payloads =
            await _desk.ReadAsync(db => db.Set<OutboxMessage>().Where(message => message.Type == nameof(PicturesForgotten))
            .Select(message => message.Payload).ToListAsync());
        return [.. payloads.SelectMany(payload => System.Text.Json.JsonSerializer.Deserialize<PicturesForgotten>(payload)!.Hashes)];
    }

    private async Task FillAsync()
    {
        await using var db = _database.NewContext();
        await FullCatalogue.FillAsync(db, _desk.Clock.GetUtcNow());
    }
}
