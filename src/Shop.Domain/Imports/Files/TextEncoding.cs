using System.Text;

namespace Shop.Domain.Imports.Files;

/// <summary>
/// Finds out how a file's letters are written: by its first bytes, else UTF-8 when all of it is, else Windows-1252, as
/// spreadsheets of western Europe save "CSV".
/// </summary>
internal static class TextEncoding
{
    private const int Windows1252 = 1252;
    private const int Probe = 4096;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the file once for it, and leaves it at its beginning.</summary>
    /// <exception cref="InvalidDataException">It holds bytes that no text has.</exception>
    public static Encoding Of(Stream file)
    {
        var head = new byte[Probe];
        var length = file.ReadAtLeast(head, Probe, throwOnEndOfStream: false);
        file.Position = 0;
        if (OfMark(head.AsSpan(0, length)) is { } marked) return marked;
        var found = IsUtf8(file) ? new UTF8Encoding(false) : Encoding.GetEncoding(Windows1252);
        file.Position = 0;
        return found;
    }

    private static Encoding? OfMark(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return new UTF8Encoding(true);
        if (head.StartsWith<byte>([0xFF, 0xFE, 0, 0])) return Encoding.UTF32;
        if (head.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode;
        if (head.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        // UTF-16 without a mark: a heading of plain letters has a zero at every second place.
        if (head.Length < 4) return null;
        if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return Encoding.Unicode;
        return head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsUtf8(Stream file)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[1 << 16];
        var letters = new char[(1 << 16) + 4];
        var isUtf8 = true;
        int read;
        while ((read = file.Read(bytes)) > 0)
        {
            if (bytes.AsSpan(0, read).Contains((byte)0))
                throw new InvalidDataException(
                    "This is not a text file: it holds zero bytes. Save the table as CSV (UTF-8) and upload that.");
            isUtf8 = isUtf8 && Decodes(decoder, bytes.AsSpan(0, read), letters, flush: false);
        }

        return isUtf8 && Decodes(decoder, [], letters, flush: true);
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, char[] letters, bool flush)
    {
        try
        {
            decoder.GetChars(bytes, letters, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
