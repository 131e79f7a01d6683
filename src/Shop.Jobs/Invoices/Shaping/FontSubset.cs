using System.Buffers.Binary;
using System.Text;

namespace Shop.Jobs.Invoices.Shaping;

/// <summary>
/// Cuts a TrueType font down to the glyphs that a document shows: the others stay as numbers without an outline, which pack away
/// to almost nothing, and tables for shaping are left out, since the text is shaped already.
/// </summary>
internal static class FontSubset
{
    private const int EntryLength = 16;
    private const int WordOffsets = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    // In the order of their tags, as the format asks for.
    private static readonly string[] Kept = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post"];

    public static byte[] Of(byte[] font, IReadOnlySet<ushort> glyphs)
    {
        var tables = Tables(font);
        var places = Places(tables);
        var wanted = WithComponents(tables["glyf"], places, glyphs);
        var (outlines, offsets) = (new MemoryStream(), new byte[places.Length * 4]);
        for (var glyph = 0; glyph < places.Length; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(glyph * 4), (uint)outlines.Length);
            if (glyph == places.Length - 1 || !wanted.Contains((ushort)glyph)) continue;
            outlines.Write(tables["glyf"].AsSpan(places[glyph]..places[glyph + 1]));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        (tables["glyf"], tables["loca"]) = (outlines.ToArray(), offsets);
        // The offsets are long ones now.
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        return Written(tables);
    }

    private static Dictionary<string, byte[]> Tables(ReadOnlySpan<byte> font)
    {
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var index = 0; index < BinaryPrimitives.ReadUInt16BigEndian(font[4..]); index++)
        {
            var entry = font.Slice(12 + (index * EntryLength), EntryLength);
            var (offset, length) =
                ((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            tables[Encoding.ASCII.GetString(entry[..4])] = font.Slice(offset, length).ToArray();
        }

        return tables;
    }

    // Where each glyph's outline begins, and where the last one ends.
    private static int[] Places(Dictionary<string, byte[]> tables)
    {
        var isLong = BinaryPrimitives.ReadInt16BigEndian(tables["head"].AsSpan(50)) != 0;
        var places = new int[BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4)) + 1];
        for (var glyph = 0; glyph < places.Length; glyph++)
            places[glyph] = isLong
                ? (int)BinaryPrimitives.ReadUInt32BigEndian(tables["loca"].AsSpan(glyph * 4))
                : BinaryPrimitives.ReadUInt16BigEndian(tables["loca"].AsSpan(glyph * 2)) * 2;
        return places;
    }

    private static HashSet<ushort> WithComponents(byte[] outlines, int[] places, IReadOnlySet<ushort> glyphs)
    {
        var wanted = new HashSet<ushort> { 0 };
        var open = new Stack<ushort>(glyphs);
        while (open.TryPop(out var glyph))
        {
            if (glyph >= places.Length - 1 || !wanted.Add(glyph)) continue;
            foreach (var component in ComponentsOf(outlines.AsSpan(places[glyph]..places[glyph + 1]))) open.Push(component);
        }

        return wanted;
    }

    private static List<ushort> ComponentsOf(ReadOnlySpan<byte> outline)
    {
        var components = new List<ushort>();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return components;
        for (var (at, flags) = (10, MoreComponents); (flags & MoreComponents) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            components.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & WordOffsets) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
        }

        return components;
    }

    private static byte[] Written(Dictionary<string, byte[]> tables)
    {
        var names = Kept.Where(tables.ContainsKey).ToArray();
        var power = 1 << (int)Math.Log2(names.Length);
        using var font = new MemoryStream();
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head[4..], (ushort)names.Length);
        BinaryPrimitives.WriteUInt16BigEndian(head[6..], (ushort)(power * EntryLength));
        BinaryPrimitives.WriteUInt16BigEndian(head[8..], (ushort)Math.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(head[10..], (ushort)((names.Length - power) * EntryLength));
        font.Write(head);
        WriteEntries(font, names, tables);
        foreach (var name in names) font.Write(Padded(tables[name]));
        return font.ToArray();
    }

    private static void WriteEntries(MemoryStream font, string[] names, Dictionary<string, byte[]> tables)
    {
        var offset = 12 + (names.Length * EntryLength);
        var entry = new byte[EntryLength];
        foreach (var name in names)
        {
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(4), Checksum(Padded(tables[name])));
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(8), (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(12), (uint)tables[name].Length);
            font.Write(entry);
            offset += Padded(tables[name]).Length;
        }
    }

    private static byte[] Padded(byte[] table) => table.Length % 4 == 0 ? table : [.. table, .. new byte[4 - (table.Length % 4)]];

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var at = 0; at < table.Length; at += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(table[at..]));
        return sum;
    }
}
