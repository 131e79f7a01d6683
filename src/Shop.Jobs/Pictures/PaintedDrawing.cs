using Shop.Domain.Content;
using SkiaSharp;
using Svg.Skia;

namespace Shop.Jobs.Pictures;

/// <summary>Draws an SVG as a PNG, for mails and paper, which take no SVG. What is see-through stays so.</summary>
public static class PaintedDrawing
{
    // Each may repeat all that the one before it shows: twenty in a row draw a shape a million times.
    private const int MaxUses = 8;

    /// <param name="drawing">One that the shop takes: it loads nothing and brings no program.</param>
    /// <param name="maxWidth">Pixels.</param>
    /// <param name="maxHeight">Pixels.</param>
    /// <returns>Null when it shows nothing, or is not understood: then mails and paper go without it.</returns>
    public static PngPicture? Of(string drawing, int maxWidth, int maxHeight)
    {
        if (drawing.Split("<use", MaxUses + 2).Length > MaxUses + 1) return null;
        try
        {
            using var svg = SKSvg.CreateFromSvg(drawing);
            if (svg.Picture is not { CullRect: { Width: > 0, Height: > 0 } room } picture) return null;
            var scale = Math.Min(maxWidth / room.Width, maxHeight / room.Height);
            var size = (Width: Math.Max(1, (int)(room.Width * scale)), Height: Math.Max(1, (int)(room.Height * scale)));
            using var pixels = picture.ToBitmap(
                SKColors.Transparent, scale, scale, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
            if (pixels is null) return null;
            using var png = pixels.Encode(SKEncodedImageFormat.Png, 100);
            return new PngPicture(png.ToArray(), size.Width, size.Height);
        }
        // Whatever the library fails with: drawings come from outside.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }
}
