using System.Reflection;
using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace Shop.Jobs.Invoices.Shaping;

/// <summary>An embedded font as the shaper reads it. The shop keeps each for as long as it runs.</summary>
internal sealed class ShapingFont : IDisposable
{
    private readonly Font _font;

    private ShapingFont(byte[] file, bool isFallback)
    {
        (File, IsFallback) = (file, isFallback);
        // Never freed: the face reads from it for as long as the program runs.
        var pinned = GCHandle.Alloc(file, GCHandleType.Pinned);
        var face = new Face(new Blob(pinned.AddrOfPinnedObject(), file.Length, MemoryMode.ReadOnly), 0);
        face.MakeImmutable();
        UnitsPerEm = face.UnitsPerEm;
        _font = new Font(face);
        _font.SetFunctionsOpenType();
    }

    /// <summary>The font's file.</summary>
    public byte[] File { get; }

    /// <summary>Only the letters that a document uses are put into it; small fonts go in whole.</summary>
    public bool IsFallback { get; }

    public int UnitsPerEm { get; }

    public static ShapingFont Load(string name, bool isFallback)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shop.Jobs.Invoices.Fonts.{name}.ttf")!;
        using var file = new MemoryStream();
        resource.CopyTo(file);
        return new ShapingFont(file.ToArray(), isFallback);
    }

    public void Dispose() => _font.Dispose();

    public bool Has(int codePoint) => _font.TryGetNominalGlyph((uint)codePoint, out var glyph) && glyph != 0;

    /// <summary>The text's glyphs from left to right, with positions in parts of the font's size and places in the UTF-8 text.</summary>
    public ShapedRun Shape(byte[] text, bool isRightToLeft)
    {
        using var buffer = new HarfBuzzSharp.Buffer { ClusterLevel = ClusterLevel.MonotoneGraphemes };
        buffer.AddUtf8(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _font.Shape(buffer);
        var (infos, places, x) = (buffer.GlyphInfos, buffer.GlyphPositions, 0);
        var glyphs = new ShapedGlyph[infos.Length];
        for (var index = 0; index < infos.Length; index++)
        {
            var place = places[index];
            glyphs[index] =
                new ShapedGlyph((ushort)infos[index].Codepoint, infos[index].Cluster, Em(x + place.XOffset), -Em(place.YOffset));
            x += place.XAdvance;
        }

        return new ShapedRun(this, text, glyphs, Em(x));
    }

    private float Em(int units) => (float)units / UnitsPerEm;
}

/// <summary>A glyph where it stands, in parts of the font's size, and the byte of the text that it begins at.</summary>
internal readonly record struct ShapedGlyph(ushort Id, uint Cluster, float X, float Y);

/// <summary>Text of one font and direction.</summary>
/// <param name="Text">As UTF-8, in reading order.</param>
/// <param name="Width">In parts of the font's size.</param>
internal sealed record ShapedRun(ShapingFont Font, byte[] Text, IReadOnlyList<ShapedGlyph> Glyphs, float Width);
