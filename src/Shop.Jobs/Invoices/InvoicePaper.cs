using System.Globalization;
using System.Reflection;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>The embedded fonts: Fraunces for the heading, Figtree for everything else (both OFL).</summary>
internal static class InvoiceFonts
{
    public static SKTypeface Heading { get; } = Load("Fraunces-SemiBold");

    public static SKTypeface Text { get; } = Load("Figtree-Regular");

    public static SKTypeface Strong { get; } = Load("Figtree-SemiBold");

    private static SKTypeface Load(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shop.Jobs.Invoices.Fonts.{name}.ttf")!;
        return SKTypeface.FromStream(file);
    }
}

/// <summary>A4 pages in points, with a pen that knows three fonts and two colours.</summary>
internal sealed class InvoicePaper(SKDocument document, int pages)
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 56;
    public const float Right = Width - 56;
    public const float Bottom = Height - 78;
    private static readonly SKColor Ink = new(0x1f, 0x2a, 0x24);
    private static readonly SKColor Soft = new(0x5b, 0x66, 0x5f);
    private static readonly SKColor Hair = new(0xdd, 0xd2, 0xbf);
    private SKCanvas? _canvas;

    public int PageNumber { get; private set; }

    /// <summary>The text at the foot of each page; {0} and {1} are the page and their number.</summary>
    public string Foot { get; set; } = "";

    public void NewPage()
    {
        Close();
        _canvas = document.BeginPage(Width, Height);
        PageNumber++;
    }

    /// <summary>Ends the page that is open.</summary>
    public void Close()
    {
        if (_canvas is null) return;
        var text = string.Format(CultureInfo.InvariantCulture, Foot, PageNumber, pages);
        Write(text, Right, Height - 40, 8.5f, Style.Soft, alignRight: true);
        document.EndPage();
        _canvas = null;
    }

    public void Write(string text, float x, float y, float size, Style style = Style.Text, bool alignRight = false)
    {
        using var font = Font(size, style);
        using var paint = new SKPaint { Color = style == Style.Soft ? Soft : Ink, IsAntialias = true };
        _canvas!.DrawText(text, x, y, alignRight ? SKTextAlign.Right : SKTextAlign.Left, font, paint);
    }

    public void Rule(float y, float from = Left, float to = Right, bool strong = false)
    {
        using var paint = new SKPaint { Color = strong ? Ink : Hair, StrokeWidth = strong ? 0.9f : 0.7f };
        _canvas!.DrawLine(from, y, to, y, paint);
    }

    /// <summary>The text in lines that are at most that wide; a word that is wider stands alone.</summary>
    public static IReadOnlyList<string> Wrap(string text, float width, float size, Style style = Style.Text)
    {
        using var font = Font(size, style);
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || font.MeasureText(longer) <= width) lines[^1] = longer;
            else lines.Add(word);
        }

        return lines;
    }

    private static SKFont Font(float size, Style style) => new(
        style switch { Style.Heading => InvoiceFonts.Heading, Style.Strong => InvoiceFonts.Strong, _ => InvoiceFonts.Text }, size)
    {
        Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None,
    };
}

internal enum Style
{
    Text,
    Soft,
    Strong,
    Heading,
}
