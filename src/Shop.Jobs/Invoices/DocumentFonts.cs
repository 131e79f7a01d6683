using Shop.Jobs.Invoices.Shaping;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The fonts of one document. While it is drawn for the first time it notes which letters of the fallback fonts are used; then
/// they are cut down to these, and the document is drawn with them.
/// </summary>
internal sealed class DocumentFonts : IDisposable
{
    private readonly Dictionary<ShapingFont, HashSet<ushort>> _used = [];
    private readonly Dictionary<ShapingFont, SKTypeface> _cut = [];

    /// <summary>Whether the document uses fallback fonts that are not cut down yet.</summary>
    public bool MustBeCut => _used.Count > _cut.Count;

    public void Note(ShapedText text)
    {
        foreach (var run in text.Runs.Where(run => run.Font.IsFallback))
        {
            if (!_used.TryGetValue(run.Font, out var glyphs)) _used[run.Font] = glyphs = [];
            glyphs.UnionWith(run.Glyphs.Select(glyph => glyph.Id));
        }
    }

    public void Cut()
    {
        foreach (var (font, glyphs) in _used)
        {
            using var file = SKData.CreateCopy(FontSubset.Of(font.File, glyphs));
            _cut[font] = SKTypeface.FromData(file);
        }
    }

    /// <summary>What to draw the run with; null while its font is not cut down yet.</summary>
    public SKTypeface? For(ShapedRun run) => run.Font.IsFallback ? _cut.GetValueOrDefault(run.Font) : InvoiceFonts.Whole(run.Font);

    public void Dispose()
    {
        foreach (var typeface in _cut.Values) typeface.Dispose();
    }
}
