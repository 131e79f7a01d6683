using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Shop.Jobs.Tests.Pictures;

/// <summary>JPEG files for tests, with what cameras write into them.</summary>
internal static class Jpegs
{
    public const string Camera = "SPYCAM 3000";

    /// <summary>Corners in red, green (right), blue (below) and black (below right).</summary>
    public static byte[] Corners(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        var (right, below) = (width / 2f, height / 2f);
        Fill(canvas, 0, 0, right, below, SKColors.Red);
        Fill(canvas, right, 0, right, below, SKColors.Lime);
        Fill(canvas, 0, below, right, below, SKColors.Blue);
        Fill(canvas, right, below, right, below, SKColors.Black);
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 95).ToArray();
    }

    /// <summary>The same pixels with an Exif segment: orientation, maker of the camera, and where it was.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        byte[] content = [.. "Exif\0\0"u8, .. Tiff(orientation)];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. content, .. jpeg[2..]];
    }

    private static byte[] Tiff(ushort orientation)
    {
        const int entries = 3;
        const int afterDirectory = 8 + 2 + (entries * 12) + 4;
        var camera = Encoding.ASCII.GetBytes(Camera + "\0");
        var gps = afterDirectory + camera.Length;
        return
        [
            .. "MM"u8, .. Short(42), .. Long(8),
            .. Short(entries),
            .. Entry(0x010F, 2, camera.Length, Long(afterDirectory)), .. Entry(0x0112, 3, 1, [.. Short(orientation), 0, 0]),
                .. Entry(0x8825, 4, 1, Long(gps)),
            .. Long(0), .. camera,
            .. Short(2), .. Entry(0x0001, 2, 2, "N\0\0\0"u8.ToArray()), .. Entry(0x0002, 5, 3, Long(gps + 2 + 24 + 4)), .. Long(0),
            .. Long(43), .. Long(1), .. Long(22), .. Long(1), .. Long(51), .. Long(1),
        ];
    }

    private static byte[] Entry(int tag, int type, int count, byte[] value) => [.. Short(tag), .. Short(type), .. Long(count), .. value];

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Long(int value) => [.. Short(value >> 16), .. Short(value & 0xFFFF)];

    private static void Fill(SKCanvas canvas, float x, float y, float width, float height, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(x, y, width, height, paint);
    }
}
