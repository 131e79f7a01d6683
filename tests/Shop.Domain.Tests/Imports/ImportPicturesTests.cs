using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Products;
using Shop.Domain.Persistence;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Pictures that files name, from the comparison to the gallery.</summary>
public sealed class ImportPicturesTests : IDisposable
{
    private const string A = "https://cdn.example/a.jpg?v=1";
    private const string B = "https://cdn.example/b.jpg";
    private const string C = "http://other.example/c.png";

    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;
    private readonly PictureDesk _pictures;

    public ImportPicturesTests()
    {
        _desk = new ImportDesk(_database);
        _pictures = new PictureDesk(_database, _desk);
    }

    [Fact]
    public async Task An_export_of_products_with_pictures_that_is_imported_changes_nothing()
    {
        await FillAsync();
        var hashes = new[] { await _pictures.UploadAsync(Sample.Id(1), "front"), await _pictures.UploadAsync(Sample.Id(1), "back") };
        var exported = await _desk.ExportAsync();
        Assert.Contains(
            $"\"https://shop.example/pictures/{hashes[0]}-1200.jpg\nhttps://shop.example/pictures/{hashes[1]}-1200.jpg\",\"front in English\nback in English\"", exported, StringComparison.Ordinal);
        var import = await _desk.CheckAsync(exported);
        Assert.Equal((ImportState.Checked, 3, 3), (import.State, import.Products, import.Unchanged));
        Assert.Empty(import.UnusedColumns);
    }

    [Fact]
    public async Task A_file_adds_pictures_behind_those_that_are_there_and_takes_none_away()
    {
        await FillAsync();
        var own = await _pictures.UploadAsync(Sample.Id(1), "front");
        var import = await _desk.CheckAsync(File("tea-1", "TEA-1", $"{A}\n{B}", "First\n"));
        Assert.Equal(
            [new(null, "pictures", Address(own), $"{Address(own)}\n{A}\n{B}"),
                new(null, "pictures_alt:en", "front in English", "front in English\nFirst\n")],
            Assert.Single(await _desk.ItemsAsync(import, ItemsShown.Changed)).Changes);
        Assert.Equal(0, (await _desk.ApplyAsync(import)).Kept);
        Assert.Equal([A, B], await _pictures.FetchAsync());
        Assert.Equal([(own, "front\nin English"), (Hash(A), "First"), (Hash(B), "Sencha")], await _pictures.GalleryAsync("tea-1"));
        Assert.Equal(1, (await _desk.CheckAsync(File("tea-1", "TEA-1", ""))).Unchanged);
        Assert.Equal(1, (await _desk.CheckAsync(File("tea-1", "TEA-1", B))).Unchanged);
        Assert.Equal(3, (await _desk.CheckAsync(await _desk.ExportAsync())).Unchanged);
    }

    [Fact]
    public async Task A_file_that_is_imported_again_fetches_nothing_again_whether_its_pictures_came_already_or_not()
    {
        await FillAsync();
        await _desk.ImportAsync(File("tea-1", "TEA-1", $"{A}\n{B}"));
        Assert.Equal(1, (await _desk.CheckAsync(File("tea-1", "TEA-1", $"{B}\n{A}"))).Unchanged);
        await _pictures.FetchAsync();
        Assert.Equal(1, (await _desk.CheckAsync(File("tea-1", "TEA-1", $"{A}\n{B}"))).Unchanged);
        await using (var db = _database.NewContext()) await new ArrangePictures(db).RemoveAsync(Sample.Id(1), Hash(A), default);
        var again = await _desk.ImportAsync(File("tea-1", "TEA-1", $"{A}\n{B}"));
        Assert.Equal((1, 0), (again.Changed, again.Kept));
        Assert.Equal([A], await _pictures.FetchAsync());
        Assert.Equal([Hash(B), Hash(A)], await _pictures.HashesAsync("tea-1"));
    }

    [Fact]
    public async Task A_picture_that_the_shop_keeps_is_given_to_another_product_without_fetching()
    {
        await FillAsync();
        var hash = await _pictures.UploadAsync(Sample.Id(1), "front");
        await _desk.ImportAsync(File("tea-2", "TEA-2", $"https://elsewhere.example/pictures/{hash}-320.webp"));
        Assert.Equal(hash, (await _pictures.KeptAsync(Address(hash)))!.Hash);
        Assert.Null(await _pictures.KeptAsync(Address(new string('0', 64))));
        await _pictures.FetchAsync();
        Assert.Equal([hash], await _pictures.HashesAsync("tea-2"));
    }

    [Theory]
    [InlineData("/a.jpg")]
    [InlineData("a.jpg")]
    [InlineData("ftp://cdn.example/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//cdn.example/a.jpg")]
    [InlineData("https://ana:secret@cdn.example/a.jpg")]
    [InlineData("https://cdn.example/a.jpg, https://cdn.example/b.jpg\nhttps:///")]
    public async Task A_cell_with_anything_but_addresses_of_the_web_refuses_the_product(string cell)
    {
        await FillAsync();
        var import = await _desk.CheckAsync(File("tea-1", "TEA-1", cell));
        var item = Assert.Single(await _desk.ItemsAsync(import, ItemsShown.Refused));
        Assert.Equal("pictures", item.Column);
        Assert.Contains("address", item.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", item.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_pictures_than_a_product_takes_and_descriptions_of_none_are_refused()
    {
        await FillAsync();
        await _pictures.UploadAsync(Sample.Id(1), "front");
        var most = string.Join('\n', Enumerable.Range(1, PictureRules.MaxForAProduct)
            .Select(number => $"https://cdn.example/{number}.jpg"));
        Assert.Contains("25 pictures",
            Assert.Single(await _desk.ItemsAsync(await _desk.CheckAsync(File("tea-1", "TEA-1", most)), ItemsShown.Refused))
            .Note, StringComparison.Ordinal);
        Assert.Equal(1, (await _desk.CheckAsync(File("tea-2", "TEA-2", most))).Changed);
        Assert.Contains("more descriptions",
            Assert.Single(await _desk.ItemsAsync(await _desk.CheckAsync(File("tea-2", "TEA-2", A, "One\nTwo")), ItemsShown.Refused))
            .Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_comes_late_takes_its_place_in_the_files_order()
    {
        await FillAsync();
        await _desk.ImportAsync(File("tea-1", "TEA-1", $"{A}\n{B}\n{C}"));
        Assert.Equal([B, C], await _pictures.FetchAsync(unreachable: A));
        Assert.Equal([Hash(B), Hash(C)], await _pictures.HashesAsync("tea-1"));
        Assert.Empty(await _pictures.FetchAsync());
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([A], await _pictures.FetchAsync());
        Assert.Equal([Hash(A), Hash(B), Hash(C)], await _pictures.HashesAsync("tea-1"));
    }

    [Fact]
    public async Task One_that_was_put_off_before_the_clock_was_put_back_waits_no_longer_than_its_pause()
    {
        await FillAsync();
        await _desk.ImportAsync(File("tea-1", "TEA-1", A));
        Assert.Empty(await _pictures.FetchAsync(unreachable: A));
        _desk.Clock.AdjustTime(_desk.Clock.GetUtcNow().AddDays(-1));
        Assert.Equal([A], await _pictures.FetchAsync());
    }

    [Fact]
    public async Task An_unreachable_picture_is_tried_five_times_over_seven_hours_and_then_left_to_staff()
    {
        await FillAsync();
        var import = await _desk.ImportAsync(File("tea-1", "TEA-1", A));
        foreach (var minutes in new[] { 0, 1, 10, 60, 360 })
        {
            Assert.Equal(1, (await _pictures.CountAsync(import)).ToCome);
            _desk.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Empty(await _pictures.FetchAsync(unreachable: A));
        }

        Assert.Equal(new ImportPictureCounts(0, 0, 1, 0), await _pictures.CountAsync(import));
        Assert.Equal([new FailedPicture("tea-1", A, "It could not be reached.")],
            await _desk.ReadAsync(db => new ImportPictureList(db, _desk.Clock).FailedAsync(import.Id, default)));
        Assert.Equal(1, (await _desk.CheckAsync(File("tea-1", "TEA-1", A))).Changed);
        await using (var db = _database.NewContext()) Assert.Equal(1, await new ImportPictureList(db, _desk.Clock)
            .TryAgainAsync(import.Id, default));
        Assert.Equal([A], await _pictures.FetchAsync());
        Assert.Equal(new ImportPictureCounts(1, 0, 0, 0), await _pictures.CountAsync(import));
    }

    [Fact]
    public async Task Of_two_workers_with_the_same_picture_the_one_whose_lease_ran_out_stores_nothing()
    {
        await FillAsync();
        var import = await _desk.ImportAsync(File("tea-1", "TEA-1", A));
        var slow = await _pictures.ClaimAsync();
        Assert.Null(await _pictures.ClaimAsync());
        await TestLeases.AbandonAsync<ImportPicture>(_database.NewContext);
        var quick = await _pictures.ClaimAsync();
        Assert.Null(await _pictures.AddAsync(slow!));
        await _pictures.FailAsync(slow!, isFinal: true);
        Assert.Equal(AddPictureResult.Added, await _pictures.AddAsync(quick!));
        Assert.Null(await _pictures.AddAsync(quick!));
        Assert.Equal([Hash(A)], await _pictures.HashesAsync("tea-1"));
        Assert.Equal(1, (await _pictures.CountAsync(import)).There);
    }

    [Fact]
    public async Task Pictures_that_came_between_comparison_and_applying_do_not_keep_the_product_as_it_is()
    {
        await FillAsync();
        await _desk.ImportAsync(File("tea-1", "TEA-1", A));
        var import = await _desk.CheckAsync(File("tea-1", "TEA-1", $"{A}\n{B}"));
        await _pictures.FetchAsync();
        Assert.Equal(0, (await _desk.ApplyAsync(import)).Kept);
        await _pictures.FetchAsync();
        Assert.Equal([Hash(A), Hash(B)], await _pictures.HashesAsync("tea-1"));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private static string Hash(string address) => PictureDesk.At(address).Hash;

    private static string Address(string hash) => $"https://shop.example/pictures/{hash}-1200.jpg";

    private static string File(string handle, string sku, string pictures, string? alts = null) => alts is null
        ? $"handle,sku,pictures\n{handle},{sku},\"{pictures}\"\n"
        : $"handle,sku,pictures,pictures_alt:en\n{handle},{sku},\"{pictures}\",\"{alts}\"\n";

    private async Task FillAsync()
    {
        await using var db = _database.NewContext();
        await FullCatalogue.FillAsync(db, _desk.Clock.GetUtcNow());
    }
}
