using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Shop.TestKit;

/// <summary>PNG files made byte by byte: small right ones, and ones whose header lies.</summary>
public static class PngPicture
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A picture of one colour with a darker lower half; another colour makes another file.</summary>
    public static byte[] Of(int width, int height, byte red, byte green, byte blue)
    {
        var rows = new byte[height * ((width * 3) + 1)];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = (y * ((width * 3) + 1)) + 1 + (x * 3);
                var shade = y < height / 2 ? 1 : 2;
                (rows[at], rows[at + 1], rows[at + 2]) = ((byte)(red / shade), (byte)(green / shade), (byte)(blue / shade));
            }

        return Build(width, height, rows);
    }

    /// <summary>Says that it is that large and holds next to nothing.</summary>
    public static byte[] Claiming(int width, int height) => Build(width, height, new byte[4096]);

    private static byte[] Build(int width, int height, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // Eight bits each of red, green and blue.
        (header[8], header[9]) = (8, 2);
        return [.. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", Compressed(rows)), .. Chunk("IEND", [])];
    }

    private static byte[] Compressed(byte[] content)
    {
        using var result = new MemoryStream();
        using (var zlib = new ZLibStream(result, CompressionLevel.Fastest)) zlib.Write(content);
        return result.ToArray();
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var each in content)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
