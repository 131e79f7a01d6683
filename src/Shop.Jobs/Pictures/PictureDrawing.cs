using SkiaSharp;

namespace Shop.Jobs.Pictures;

/// <summary>Draws pixels at another size and encodes them: sRGB, no metadata, on white where the picture is see-through.</summary>
internal static class PictureDrawing
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static SKBitmap Draw(SKSizeI size, Action<SKCanvas> draw)
    {
        var bitmap = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(bitmap);
        // JPEG knows no transparency, and both formats are to show the same.
        canvas.Clear(SKColors.White);
        draw(canvas);
        return bitmap;
    }

    public static void Place(SKCanvas canvas, SKBitmap pixels, SKSize size)
    {
        using var image = SKImage.FromBitmap(pixels);
        canvas.DrawImage(image, SKRect.Create(size), Smooth);
    }

    /// <exception cref="InvalidOperationException">The encoder gave up, for want of memory.</exception>
    public static byte[] Encode(SKBitmap bitmap, PictureFormat format, int quality)
    {
        using var pixels = bitmap.PeekPixels();
        using var encoded = format == PictureFormat.Webp
            ? pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality))
            : pixels.Encode(new SKJpegEncoderOptions(quality));
        return encoded?.ToArray()
            ?? throw new InvalidOperationException($"A picture of {bitmap.Width} × {bitmap.Height} could not be encoded.");
    }
}
