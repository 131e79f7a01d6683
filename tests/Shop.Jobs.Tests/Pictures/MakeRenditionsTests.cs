using Shop.Domain.Catalogue.Pictures;
using Shop.Jobs.Pictures;
using Shop.TestKit;
using SkiaSharp;

namespace Shop.Jobs.Tests.Pictures;

public sealed class MakeRenditionsTests : IDisposable
{
    private readonly TestPictures _catalogue = new();

    [Fact]
    public async Task Each_rendition_is_made_once_though_eight_make_them_at_once()
    {
        var hash = await UploadedAsync(1300, 650);
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _catalogue.Renditions.MakeAsync(hash, default))));
        Assert.Equal(8, made.Sum());
        Assert.Equal(9, _catalogue.FileNames().Count);
        Assert.All(_catalogue.FileNames(), file => Assert.DoesNotContain(".picture-", file, StringComparison.Ordinal));
        Assert.Equal((640, 320), await SizeAsync(new PictureName(hash, 640, PictureFormat.Webp)));
        Assert.Equal((1200, 600), await SizeAsync(new PictureName(hash, 1200, PictureFormat.Jpeg)));
    }

    [Fact]
    public async Task Handled_twice_at_the_same_time_a_picture_is_ready()
    {
        var hash = await UploadedAsync(400, 500);
        Assert.Equal(PictureState.Waiting, (await _catalogue.FindAsync(hash))!.State);
        await Task.WhenAll(_catalogue.HandleAsync(hash), _catalogue.HandleAsync(hash));
        Assert.Equal(PictureState.Ready, (await _catalogue.FindAsync(hash))!.State);
    }

    [Theory]
    [InlineData(100, new[] { 100 })]
    [InlineData(320, new[] { 320 })]
    [InlineData(500, new[] { 320, 500 })]
    [InlineData(1200, new[] { 320, 640, 960, 1200 })]
    [InlineData(2400, new[] { 320, 640, 960, 1200 })]
    public void No_rendition_is_wider_than_the_picture(int width, int[] widths) => Assert.Equal(widths, PictureRules.WidthsOf(width));

    [Fact]
    public async Task A_lost_rendition_is_made_again_when_it_is_asked_for_and_is_the_same_to_the_byte()
    {
        var hash = await UploadedAsync(400, 500);
        var name = new PictureName(hash, 320, PictureFormat.Webp);
        var first = await BytesAsync(name);
        File.Delete(_catalogue.FileNames().Single(file => file.EndsWith("320.webp", StringComparison.Ordinal)));
        Assert.Equal(first, await BytesAsync(name));
    }

    [Fact]
    public async Task A_width_that_the_picture_is_not_offered_in_is_never_made()
    {
        var hash = await UploadedAsync(400, 500);
        Assert.Null(await _catalogue.Renditions.OpenAsync(new PictureName(hash, 321, PictureFormat.Webp), default));
        Assert.Null(await _catalogue.Renditions.OpenAsync(new PictureName(hash, 640, PictureFormat.Webp), default));
        Assert.Null(await _catalogue.Renditions.OpenAsync(new PictureName(new string('a', 64), 320, PictureFormat.Webp), default));
        Assert.Single(_catalogue.FileNames());
    }

    [Fact]
    public async Task A_damaged_master_ends_as_failed_with_a_reason()
    {
        var hash = await UploadedAsync(400, 500);
        await File.WriteAllTextAsync(_catalogue.FileNames().Single(), "not a picture any more");
        await _catalogue.HandleAsync(hash);
        var picture = (await _catalogue.FindAsync(hash))!;
        Assert.Equal(PictureState.Failed, picture.State);
        Assert.Contains("damaged", picture.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_meanwhile_comes_back_by_no_late_job()
    {
        var hash = await UploadedAsync(400, 500);
        Assert.True(await _catalogue.RemoveAsync(TestPictures.Cup, hash));
        await _catalogue.HandleAsync(hash);
        Assert.Empty(_catalogue.FileNames());
        Assert.Null(await _catalogue.FindAsync(hash));
    }

    [Fact]
    public async Task A_picture_of_two_products_keeps_its_files_until_the_second_lets_it_go()
    {
        var file = PngPicture.Of(40, 50, 10, 200, 30);
        Assert.True((await _catalogue.UploadAsync(TestPictures.Cup, file)).IsAdded);
        Assert.Equal(AddPictureResult.AlreadyThere, (await _catalogue.UploadAsync(TestPictures.Cup, file)).Result);
        Assert.True((await _catalogue.UploadAsync(TestPictures.Pot, file)).IsAdded);
        var hash = Path.GetFileName(Path.GetDirectoryName(_catalogue.FileNames().Single()))!;
        Assert.True(await _catalogue.RemoveAsync(TestPictures.Cup, hash));
        Assert.True(_catalogue.Files.HasMaster(hash));
        Assert.True(await _catalogue.RemoveAsync(TestPictures.Pot, hash));
        Assert.False(_catalogue.Files.HasMaster(hash));
        Assert.False(await _catalogue.RemoveAsync(TestPictures.Pot, hash));
    }

    [Fact]
    public async Task The_same_picture_uploaded_to_one_product_eight_times_at_once_is_there_once()
    {
        var file = PngPicture.Of(40, 50, 10, 20, 230);
        var results =
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _catalogue.UploadAsync(TestPictures.Cup, file))));
        Assert.Single(results, result => result.IsAdded);
        Assert.Equal(7, results.Count(result => result.Result == AddPictureResult.AlreadyThere));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("aa/../bb-320.webp")]
    [InlineData("{0}-320.svg")]
    [InlineData("{0}-0320.webp")]
    [InlineData("{0}-+320.webp")]
    [InlineData("{0}-320.webp\n")]
    [InlineData("{0}-99999.webp")]
    [InlineData("{0}-320.WEBP")]
    [InlineData("{0}.webp")]
    [InlineData("-320.webp")]
    public void Only_the_one_spelling_of_a_name_is_a_name(string text)
    {
        var hash = new string('a', 64);
        Assert.Null(PictureName.Parse(text.Replace("{0}", hash, StringComparison.Ordinal)));
        Assert.Null(PictureName.Parse($"{hash.ToUpperInvariant()}-320.webp"));
        Assert.Equal(new PictureName(hash, 320, PictureFormat.Webp), PictureName.Parse($"{hash}-320.webp"));
    }

    public void Dispose() => _catalogue.Dispose();

    private async Task<string> UploadedAsync(int width, int height)
    {
        Assert.True((await _catalogue.UploadAsync(TestPictures.Cup, PngPicture.Of(width, height, 200, 90, 40))).IsAdded);
        return Path.GetFileName(Path.GetDirectoryName(_catalogue.FileNames().Single()))!;
    }

    private async Task<byte[]> BytesAsync(PictureName name)
    {
        await using var file = (await _catalogue.Renditions.OpenAsync(name, default))!;
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return content.ToArray();
    }

    private async Task<(int Width, int Height)> SizeAsync(PictureName name)
    {
        using var bitmap = SKBitmap.Decode(await BytesAsync(name));
        return (bitmap.Width, bitmap.Height);
    }
}
