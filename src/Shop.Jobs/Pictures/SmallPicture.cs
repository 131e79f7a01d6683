using Shop.Domain.Content;
using SkiaSharp;

namespace Shop.Jobs.Pictures;

/// <summary>
/// Reads a logo or an icon under the same limits as every picture, and draws it anew as a small PNG: what is see-through stays so.
/// </summary>
public static class SmallPicture
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <param name="maxWidth">Pixels; larger uploads are made smaller.</param>
    /// <param name="maxHeight">Pixels; larger uploads are made smaller.</param>
    /// <returns>The picture, or why the file is not taken.</returns>
    public static (PngPicture? Picture, PictureRefusal? Refused) Read(byte[] file, int maxWidth, int maxHeight)
    {
        using var pixels = PictureReader.Pixels(file, out var origin, out var refusal);
        if (pixels is null) return (null, refusal);
        var upright = Orientation.UprightSize(origin, pixels.Width, pixels.Height);
        var scale = Math.Min(1f, Math.Min((float)maxWidth / upright.Width, (float)maxHeight / upright.Height));
        var (width, height) = (Math.Max(1, (int)(upright.Width * scale)), Math.Max(1, (int)(upright.Height * scale)));
        using var small = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using (var canvas = new SKCanvas(small))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Scale((float)width / upright.Width, (float)height / upright.Height);
            canvas.Concat(Orientation.ToUpright(origin, pixels.Width, pixels.Height));
            using var image = SKImage.FromBitmap(pixels);
            canvas.DrawImage(image, SKRect.Create(pixels.Width, pixels.Height), Smooth);
        }

        using var png = small.Encode(SKEncodedImageFormat.Png, 100);
        return (new PngPicture(png.ToArray(), width, height), null);
    }
}
