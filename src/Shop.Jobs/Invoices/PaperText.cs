using System.Globalization;
using Shop.Jobs.Invoices.Shaping;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>How a line of text looks on paper, and how it is broken into lines that fit.</summary>
internal static class PaperText
{
    public static float Width(string text, float size, Style style)
    {
        if (InvoiceFonts.For(style, text) is not { } typeface) return ShapedText.Of(text, InvoiceFonts.ToShape(style)).Width * size;
        using var font = Font(typeface, size);
        return font.MeasureText(text);
    }

    /// <summary>The text in lines that are at most that wide: broken between words, and inside of one that is too wide alone.</summary>
    public static IReadOnlyList<string> Wrap(string text, float width, float size, Style style = Style.Text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Width(longer, size, style) <= width) lines[^1] = longer;
            else AddBroken(lines, word, letters => Width(letters, size, style) <= width);
        }

        return lines;
    }

    /// <summary>The text if it fits, else its beginning with an ellipsis.</summary>
    public static string Fit(string text, float width, float size, Style style) =>
        Width(text, size, style) <= width || Wrap(text, width - Width("…", size, style), size, style) is not [var first, ..]
            ? text
            : $"{first}…";

    public static void Draw(SKCanvas canvas, string text, SKPoint at, float size, SKPaint paint,
        (Style Style, bool AlignRight, DocumentFonts Fonts) how)
    {
        if (InvoiceFonts.For(how.Style, text) is not { } typeface)
        {
            DrawShaped(canvas, ShapedText.Of(text, InvoiceFonts.ToShape(how.Style)), at, size, paint, how.AlignRight, how.Fonts);
            return;
        }

        using var font = Font(typeface, size);
        canvas.DrawText(text, at.X, at.Y, how.AlignRight ? SKTextAlign.Right : SKTextAlign.Left, font, paint);
    }

    // Chinese needs no spaces and a stock number has none: both break where the line is full, but not inside of a letter with its marks.
    private static void AddBroken(List<string> lines, string word, Func<string, bool> fits)
    {
        if (lines[^1].Length > 0) lines.Add("");
        for (var letters = StringInfo.GetTextElementEnumerator(word); letters.MoveNext();)
        {
            var letter = letters.GetTextElement();
            if (lines[^1].Length == 0 || fits(lines[^1] + letter)) lines[^1] += letter;
            else lines.Add(letter);
        }
    }

    private static void DrawShaped(SKCanvas canvas, ShapedText text, SKPoint at, float size, SKPaint paint, bool alignRight,
        DocumentFonts fonts)
    {
        fonts.Note(text);
        var x = alignRight ? at.X - (text.Width * size) : at.X;
        foreach (var run in text.Runs)
        {
            if (fonts.For(run) is { } typeface && run.Glyphs.Count > 0) DrawRun(canvas, run, new SKPoint(x, at.Y), size, typeface, paint);
            x += run.Width * size;
        }
    }

    // With its text, so that whoever copies or searches the file finds letters and not their shapes.
    private static void DrawRun(SKCanvas canvas, ShapedRun run, SKPoint at, float size, SKTypeface typeface, SKPaint paint)
    {
        using var font = Font(typeface, size);
        using var builder = new SKTextBlobBuilder();
        var buffer = builder.AllocatePositionedTextRun(font, run.Glyphs.Count, run.Text.Length, null);
        for (var index = 0; index < run.Glyphs.Count; index++)
        {
            var glyph = run.Glyphs[index];
            (buffer.Glyphs[index], buffer.Clusters[index], buffer.Positions[index]) =
                (glyph.Id, glyph.Cluster, new SKPoint(glyph.X * size, glyph.Y * size));
        }

        run.Text.CopyTo(buffer.Text);
        using var blob = builder.Build();
        canvas.DrawText(blob, at.X, at.Y, paint);
    }

    private static SKFont Font(SKTypeface typeface, float size) =>
        new(typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
}
