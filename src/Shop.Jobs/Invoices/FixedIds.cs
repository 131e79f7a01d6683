using System.Text;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The PDF library puts random ids into each file. They are replaced by ones made from the content. In the metadata they have
/// the same length, so that no offset in the file moves; the trailer stands behind all that has an offset.
/// </summary>
internal static class FixedIds
{
    private const int UuidLength = 36;

    private static ReadOnlySpan<byte> UuidMark => "uuid:"u8;

    private static ReadOnlySpan<byte> IdMark => "/ID ["u8;

    /// <summary>The file with fixed ids. The one that was given is changed, too.</summary>
    public static byte[] Apply(byte[] pdf, byte[] fingerprint)
    {
        ReplaceUuids(pdf, Encoding.ASCII.GetBytes(new Guid(fingerprint.AsSpan(0, 16)).ToString()));
        return WithTrailerId(pdf, Convert.ToHexString(fingerprint.AsSpan(0, 16)));
    }

    private static void ReplaceUuids(Span<byte> rest, ReadOnlySpan<byte> id)
    {
        for (var at = rest.IndexOf(UuidMark); at >= 0; at = rest.IndexOf(UuidMark))
        {
            rest = rest[(at + UuidMark.Length)..];
            if (rest.Length >= UuidLength && Guid.TryParse(rest[..UuidLength], out _)) id.CopyTo(rest);
        }
    }

    private static byte[] WithTrailerId(ReadOnlySpan<byte> pdf, string hex)
    {
        var trailer = pdf.LastIndexOf("trailer"u8);
        var mark = trailer < 0 ? -1 : pdf[trailer..].IndexOf(IdMark);
        if (mark < 0) throw new InvalidDataException("The PDF library wrote a file without an id in its trailer.");
        var start = trailer + mark + IdMark.Length;
        return [.. pdf[..start], .. Encoding.ASCII.GetBytes($"<{hex}> <{hex}>"), .. pdf[EndOfStrings(pdf, start)..]];
    }

    // Where the array ends. An id is written as "<32 digits>" or, in one file of a hundred, when that is shorter, as "(letters)".
    private static int EndOfStrings(ReadOnlySpan<byte> pdf, int at)
    {
        for (var isLiteral = false; isLiteral || pdf[at] != ']'; at++)
        {
            if (isLiteral && pdf[at] == '\\') at++;
            else if (pdf[at] is (byte)'(' or (byte)')') isLiteral = pdf[at] == '(';
        }

        return at;
    }
}
