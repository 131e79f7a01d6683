using System.Globalization;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>A4 pages in points, with a pen that knows three fonts and two colours. They are printed when all are there, for only then "page 1 of 3" is known.</summary>
internal sealed class InvoicePaper : IDisposable
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 56;
    public const float Right = Width - 56;
    public const float Bottom = Height - 78;
    private static readonly SKColor Ink = new(0x1f, 0x2a, 0x24);
    private static readonly SKColor Soft = new(0x5b, 0x66, 0x5f);
    private static readonly SKColor Hair = new(0xdd, 0xd2, 0xbf);
    private readonly SKPictureRecorder _recorder = new();
    private readonly List<SKPicture> _pages = [];

    /// <summary>The text at the foot of each page; {0} and {1} are the page and their number.</summary>
    public string Foot { get; set; } = "";

    public void NewPage()
    {
        Close();
        _recorder.BeginRecording(SKRect.Create(Width, Height));
    }

    public void PrintOn(SKDocument document)
    {
        Close();
        for (var page = 0; page < _pages.Count; page++)
        {
            var canvas = document.BeginPage(Width, Height);
            canvas.DrawPicture(_pages[page]);
            Write(canvas, string.Format(CultureInfo.InvariantCulture, Foot, page + 1, _pages.Count), Right, Height - 40, 8.5f, Style.Soft, alignRight: true);
            document.EndPage();
        }
    }

    public void Write(string text, float x, float y, float size, Style style = Style.Text, bool alignRight = false) =>
        Write(_recorder.RecordingCanvas, text, x, y, size, style, alignRight);

    public void Rule(float y, float from = Left, float to = Right, bool strong = false)
    {
        using var paint = new SKPaint { Color = strong ? Ink : Hair, StrokeWidth = strong ? 0.9f : 0.7f };
        _recorder.RecordingCanvas.DrawLine(from, y, to, y, paint);
    }

    /// <summary>The text in lines that are at most that wide; a word that is wider stands alone.</summary>
    public static IReadOnlyList<string> Wrap(string text, float width, float size, Style style = Style.Text)
    {
        using var font = Font(text, size, style);
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || font.MeasureText(longer) <= width) lines[^1] = longer;
            else lines.Add(word);
        }

        return lines;
    }

    public void Dispose()
    {
        foreach (var page in _pages) page.Dispose();
        _recorder.Dispose();
    }

    private void Close()
    {
        if (_recorder.RecordingCanvas is not null) _pages.Add(_recorder.EndRecording());
    }

    private static void Write(SKCanvas canvas, string text, float x, float y, float size, Style style, bool alignRight)
    {
        using var font = Font(text, size, style);
        using var paint = new SKPaint { Color = style == Style.Soft ? Soft : Ink, IsAntialias = true };
        canvas.DrawText(text, x, y, alignRight ? SKTextAlign.Right : SKTextAlign.Left, font, paint);
    }

    private static SKFont Font(string text, float size, Style style) =>
        new(InvoiceFonts.For(style, text), size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
}

internal enum Style
{
    Text,
    Soft,
    Strong,
    Heading,
}
