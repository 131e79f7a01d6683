using System.Buffers.Text;
using System.Text;

namespace Shop.TestKit.Load;

/// <summary>What the head of an answer says: its status, how its body ends and whether the connection stays.</summary>
/// <param name="Length">Bytes of the body; −1 when the head does not say.</param>
internal readonly record struct AnswerHead(int Status, long Length, bool IsChunked, bool Closes, int HeaderCount)
{
    /// <param name="head">From the status line on, without the empty line.</param>
    /// <exception cref="InvalidDataException">It is no answer of HTTP/1.x.</exception>
    public static AnswerHead Parse(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1."u8) || head.Length < 12 || !Utf8Parser.TryParse(head.Slice(9, 3), out int status, out _))
            throw new InvalidDataException($"Not an answer: {Encoding.Latin1.GetString(head[..Math.Min(head.Length, 40)])}");
        var parsed = new AnswerHead(status, -1, false, false, 0);
        for (var end = head.IndexOf("\r\n"u8); end >= 0; end = head.IndexOf("\r\n"u8))
        {
            head = head[(end + 2)..];
            var next = head.IndexOf("\r\n"u8);
            parsed = parsed.With(next < 0 ? head : head[..next]);
        }

        return status is 204 or 304 ? parsed with { Length = 0, IsChunked = false } : parsed;
    }

    private AnswerHead With(ReadOnlySpan<byte> line)
    {
        var counted = this with { HeaderCount = HeaderCount + 1 };
        var colon = line.IndexOf((byte)':');
        if (colon < 0) throw new InvalidDataException("A header without a colon.");
        var name = line[..colon];
        var value = line[(colon + 1)..].Trim((byte)' ');
        if (Ascii.EqualsIgnoreCase(name, "content-length"u8) && Utf8Parser.TryParse(value, out long length, out _))
            return counted with { Length = length };
        if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
            return counted with { IsChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8) };
        return Ascii.EqualsIgnoreCase(name, "connection"u8) ? counted with { Closes = Ascii.EqualsIgnoreCase(value, "close"u8) } : counted;
    }
}
