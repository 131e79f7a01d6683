using System.Security.Cryptography;
using Shop.Domain.Catalogue.Pictures;
using SkiaSharp;

namespace Shop.Jobs.Pictures;

/// <summary>Reads an uploaded file and draws it anew: only pixels go on, no byte of the file itself.</summary>
public static class PictureReader
{
    private const int MasterQuality = 92;

    public static PictureReading Read(byte[] file)
    {
        using var pixels = Pixels(file, out var origin, out var refusal);
        return pixels is null ? new PictureReading.Refused(refusal) : Keep(pixels, origin);
    }

    /// <summary>The pixels as they are stored in the file; null, with the reason, when it is not taken.</summary>
    /// <param name="origin">How the camera was held.</param>
    internal static SKBitmap? Pixels(byte[] file, out SKEncodedOrigin origin, out PictureRefusal refusal)
    {
        origin = SKEncodedOrigin.Default;
        refusal = file.Length == 0 ? PictureRefusal.Empty
            : file.Length > PictureLimits.MaxBytes ? PictureRefusal.TooLarge : PictureRefusal.OtherKind;
        if (file.Length is 0 or > (int)PictureLimits.MaxBytes || !PictureLimits.IsKnownKind(file)) return null;
        // The header alone is read here; the claimed size is judged before any pixel takes memory.
        using var content = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(content);
        refusal = codec is not null && IsTooLarge(codec.Info) ? PictureRefusal.TooManyPixels : PictureRefusal.Damaged;
        if (codec is null || refusal == PictureRefusal.TooManyPixels) return null;
        origin = codec.EncodedOrigin;
        return Decode(codec);
    }

    private static bool IsTooLarge(SKImageInfo size) =>
        size.Width > PictureLimits.MaxPixelsASide || size.Height > PictureLimits.MaxPixelsASide
        || (long)size.Width * size.Height > PictureLimits.MaxPixels;

    // Null unless every pixel is there: half a picture is a broken upload, not a picture.
    private static SKBitmap? Decode(SKCodec codec)
    {
        var scale = Math.Min(1f, (float)PictureLimits.MasterSide / Math.Max(codec.Info.Width, codec.Info.Height));
        // JPEG can be read at a fraction of its size, which saves most of the memory; other formats give their full size.
        var size = codec.GetScaledDimensions(scale);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static PictureReading.Taken Keep(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var upright = Orientation.UprightSize(origin, pixels.Width, pixels.Height);
        var scale = Math.Min(1f, (float)PictureLimits.MasterSide / Math.Max(upright.Width, upright.Height));
        var size = new SKSizeI(Math.Max(1, (int)Math.Round(upright.Width * scale)), Math.Max(1, (int)Math.Round(upright.Height * scale)));
        using var master = PictureDrawing.Draw(size, canvas =>
        {
            canvas.Scale((float)size.Width / upright.Width, (float)size.Height / upright.Height);
            canvas.Concat(Orientation.ToUpright(origin, pixels.Width, pixels.Height));
            PictureDrawing.Place(canvas, pixels, new SKSize(pixels.Width, pixels.Height));
        });
        var jpeg = PictureDrawing.Encode(master, PictureFormat.Jpeg, MasterQuality);
        return new PictureReading.Taken(new MasterPicture(Convert.ToHexStringLower(SHA256.HashData(jpeg)), size.Width, size.Height), jpeg);
    }
}
