using System.IO.Compression;
using System.Text;
using Shop.Jobs.Pictures;
using Shop.TestKit;
using SkiaSharp;

namespace Shop.Jobs.Tests.Pictures;

public sealed class PictureReaderTests
{
    public static TheoryData<string, PictureRefusal> Hostile => new()
    {
        { "nothing", PictureRefusal.Empty },
        { "svg", PictureRefusal.OtherKind },
        { "html", PictureRefusal.OtherKind },
        { "zip", PictureRefusal.OtherKind },
        { "gif", PictureRefusal.OtherKind },
        { "huge-claim", PictureRefusal.TooManyPixels },
        { "long-claim", PictureRefusal.TooManyPixels },
        { "large-claim", PictureRefusal.TooManyPixels },
        { "cut-jpeg", PictureRefusal.Damaged },
        { "first-bytes", PictureRefusal.Damaged },
        { "cut-png", PictureRefusal.Damaged },
        { "webp-head", PictureRefusal.Damaged },
        { "too-many-bytes", PictureRefusal.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_whole_picture_of_a_known_kind_is_refused_with_the_reason(string file, PictureRefusal why) =>
        Assert.Equal(why, Assert.IsType<PictureReading.Refused>(PictureReader.Read(Make(file))).Why);

    [Fact]
    public void Camera_and_place_are_gone_from_what_is_kept()
    {
        var upload = Jpegs.WithExif(Jpegs.Corners(64, 32), orientation: 1);
        Assert.Contains(Jpegs.Camera, Encoding.Latin1.GetString(upload), StringComparison.Ordinal);
        var kept = Encoding.Latin1.GetString(Taken(upload).Jpeg);
        Assert.DoesNotContain("Exif", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Jpegs.Camera, kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "red", "green", "blue")]
    [InlineData(2, "green", "red", "black")]
    [InlineData(3, "black", "blue", "green")]
    [InlineData(4, "blue", "black", "red")]
    [InlineData(5, "red", "blue", "green")]
    [InlineData(6, "blue", "red", "black")]
    [InlineData(7, "black", "green", "blue")]
    [InlineData(8, "green", "black", "red")]
    public void A_picture_taken_with_the_camera_turned_is_kept_upright(int orientation, string topLeft, string topRight, string bottomLeft)
    {
        var taken = Taken(Jpegs.WithExif(Jpegs.Corners(64, 32), (ushort)orientation));
        Assert.Equal(orientation < 5 ? (64, 32) : (32, 64), (taken.Master.Width, taken.Master.Height));
        using var kept = SKBitmap.Decode(taken.Jpeg);
        Assert.Equal(topLeft, NameOf(kept.GetPixel(4, 4)));
        Assert.Equal(topRight, NameOf(kept.GetPixel(kept.Width - 5, 4)));
        Assert.Equal(bottomLeft, NameOf(kept.GetPixel(4, kept.Height - 5)));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    public void A_large_picture_of_each_kind_is_kept_with_2400_pixels_on_its_longer_side(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(1600, 3200);
        var taken = Taken(bitmap.Encode(format, 90).ToArray());
        Assert.Equal((1200, 2400), (taken.Master.Width, taken.Master.Height));
    }

    [Fact]
    public void See_through_parts_become_white_and_the_same_file_twice_is_the_same_picture()
    {
        using var bitmap = new SKBitmap(20, 20);
        var png = bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
        var taken = Taken(png);
        using var kept = SKBitmap.Decode(taken.Jpeg);
        Assert.Equal(SKColors.White, kept.GetPixel(10, 10));
        Assert.Equal(taken.Master, Taken(png).Master);
        Assert.NotEqual(taken.Master, Taken(PngPicture.Of(20, 20, 9, 9, 9)).Master);
    }

    private static PictureReading.Taken Taken(byte[] upload) => Assert.IsType<PictureReading.Taken>(PictureReader.Read(upload));

    private static byte[] Make(string file) => file switch
    {
        "nothing" => [],
        "svg" => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(),
        "html" => "<!doctype html><script>alert(1)</script>"u8.ToArray(),
        "zip" => Zip(),
        "gif" => "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(),
        "huge-claim" => PngPicture.Claiming(50_000, 50_000),
        "long-claim" => PngPicture.Claiming(12_001, 1),
        "large-claim" => PngPicture.Claiming(10_000, 10_000),
        "cut-jpeg" => Jpegs.Corners(640, 480)[..^600],
        "first-bytes" => [0xFF, 0xD8, 0xFF],
        "cut-png" => PngPicture.Of(300, 300, 200, 20, 20)[..120],
        "webp-head" => "RIFF\u0010\0\0\0WEBPVP8 "u8.ToArray(),
        _ => [.. Jpegs.Corners(64, 64), .. new byte[PictureLimits.MaxBytes]],
    };

    private static byte[] Zip()
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("photo.jpg").Open();
            entry.Write(new byte[1024 * 1024]);
        }

        return result.ToArray();
    }

    private static string NameOf(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
    {
        (true, false, false) => "red", (false, true, false) => "green", (false, false, true) => "blue", _ => "black",
    };
}
