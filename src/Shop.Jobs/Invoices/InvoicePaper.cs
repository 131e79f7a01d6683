using System.Globalization;
using Shop.Jobs.Invoices.Shaping;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>
/// A4 pages in points, with a pen that knows three fonts and two colours. They are printed when all are there, for only then "page 1 of 3"
/// is known.
/// </summary>
internal sealed class InvoicePaper(DocumentFonts fonts, PaperLook look) : IDisposable
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 56;
    public const float Right = Width - 56;
    public const float Bottom = Height - 78;
    private const float FootSize = 8.5f;

    // The foot is read from left to right whatever the shop's name is written in. The mark itself is never drawn.
    private const string LeftToRightMark = "\u200E";
    private static readonly SKColor Ink = new(0x1f, 0x2a, 0x24);
    private static readonly SKColor Soft = new(0x5b, 0x66, 0x5f);
    private static readonly SKColor Hair = new(0xdd, 0xd2, 0xbf);
    private readonly SKPictureRecorder _recorder = new();
    private readonly List<SKPicture> _pages = [];

    public PaperLook Look => look;

    /// <summary>The text at the foot of each page; {0} and {1} are the page and their number.</summary>
    public string Foot { get; private set; } = "";

    /// <param name="whose">Shortened when the foot would be wider than the page.</param>
    /// <param name="rest">What follows it.</param>
    public void SetFoot(string whose, string rest)
    {
        var place = Right - Left - PaperText.Width(rest, FootSize, Style.Soft) - FootSize;
        var name = PaperText.Fit(whose, place, FootSize, Style.Soft);
        var isPlain = InvoiceFonts.For(Style.Soft, name) is not null;
        if (!isPlain) fonts.Note(ShapedText.Of(name, InvoiceFonts.ToShape(Style.Soft)));
        Foot = (isPlain ? "" : LeftToRightMark) + name.Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal) + rest;
    }

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
            Write(canvas, string.Format(CultureInfo.InvariantCulture, Foot, page + 1, _pages.Count), Right, Height - 40, FootSize,
                Style.Soft, alignRight: true);
            document.EndPage();
        }
    }

    public void Write(string text, float x, float y, float size, Style style = Style.Text, bool alignRight = false) =>
        Write(_recorder.RecordingCanvas, text, x, y, size, style, alignRight);

    /// <summary>A heading in the shop's font and colour.</summary>
    public void Title(string text, float x, float y, float size) =>
        Write(_recorder.RecordingCanvas, text, x, y, size, look.Heading, false, look.Accent);

    /// <summary>The logo as large as the room allows, standing on its lower left corner.</summary>
    /// <returns>False without a logo.</returns>
    public bool DrawLogo(SKRect room)
    {
        if (look.Logo is not { } logo) return false;
        var scale = Math.Min(room.Width / logo.Width, room.Height / logo.Height);
        var place = SKRect.Create(room.Left, room.Bottom - (logo.Height * scale), logo.Width * scale, logo.Height * scale);
        _recorder.RecordingCanvas.DrawImage(logo, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return true;
    }

    public void Rule(float y, float from = Left, float to = Right, bool strong = false)
    {
        using var paint = new SKPaint { Color = strong ? look.Accent ?? Ink : Hair, StrokeWidth = strong ? 0.9f : 0.7f };
        _recorder.RecordingCanvas.DrawLine(from, y, to, y, paint);
    }

    /// <summary>A dark square of a code.</summary>
    public void Square(float x, float y, float side)
    {
        using var paint = new SKPaint { Color = SKColors.Black };
        _recorder.RecordingCanvas.DrawRect(x, y, side, side, paint);
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

    private void Write(SKCanvas canvas, string text, float x, float y, float size, Style style, bool alignRight,
        SKColor? colour = null)
    {
        using var paint = new SKPaint { Color = colour ?? (style == Style.Soft ? Soft : Ink), IsAntialias = true };
        PaperText.Draw(canvas, text, new SKPoint(x, y), size, paint, (style, alignRight, fonts));
    }
}

internal enum Style
{
    Text,
    Soft,
    Strong,
    Heading,
}
