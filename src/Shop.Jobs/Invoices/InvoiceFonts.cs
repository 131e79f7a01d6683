using Shop.Jobs.Invoices.Shaping;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The embedded fonts (all OFL): Fraunces for headings, Figtree for everything else, Noto Sans for letters that these lack
/// (Greek, Cyrillic, Vietnamese), and <see cref="FallbackFonts"/> for other scripts. A file carries each font of the first three
/// that it uses as a whole, so what western Europe writes has small files of its own: packing the letters away is most of what a
/// document costs.
/// </summary>
internal static class InvoiceFonts
{
    private static readonly OwnFont Others = new("NotoSans-Regular");
    private static readonly OwnFont[] Heading = [new("Fraunces-SemiBold-Latin"), new("Fraunces-SemiBold"), Others];
    private static readonly OwnFont[] Text = [new("Figtree-Regular-Latin"), new("Figtree-Regular"), Others];
    private static readonly OwnFont[] Strong = [new("Figtree-SemiBold-Latin"), new("Figtree-SemiBold"), Others];

    /// <summary>The smallest font of the style that has all letters of the text; null when it takes more than one.</summary>
    public static SKTypeface? For(Style style, string text) =>
        Array.Find(Of(style), font => font.Drawn.ContainsGlyphs(text))?.Drawn.Typeface;

    /// <summary>The fonts of the style, as the shaper reads them.</summary>
    public static IReadOnlyList<ShapingFont> ToShape(Style style) => style switch
    {
        Style.Heading => Shaped.Heading,
        Style.Strong => Shaped.Strong,
        _ => Shaped.Text,
    };

    /// <summary>The whole typeface of a font that goes into a file whole.</summary>
    public static SKTypeface Whole(ShapingFont font) =>
        Array.Find([.. Heading, .. Text, .. Strong], own => own.IsShapedBy(font))!.Drawn.Typeface;

    private static OwnFont[] Of(Style style) => style switch { Style.Heading => Heading, Style.Strong => Strong, _ => Text };

    private static class Shaped
    {
        public static readonly ShapingFont[] Heading = [.. InvoiceFonts.Heading.Select(font => font.ToShape)];
        public static readonly ShapingFont[] Text = [.. InvoiceFonts.Text.Select(font => font.ToShape)];
        public static readonly ShapingFont[] Strong = [.. InvoiceFonts.Strong.Select(font => font.ToShape)];
    }

    private sealed class OwnFont(string name)
    {
        private readonly Lazy<ShapingFont> _toShape = new(() => ShapingFont.Load(name, isFallback: false));

        public SKFont Drawn { get; } = Load(name);

        public ShapingFont ToShape => _toShape.Value;

        public bool IsShapedBy(ShapingFont font) => _toShape.IsValueCreated && _toShape.Value == font;

        private static SKFont Load(string name)
        {
            using var file = typeof(InvoiceFonts).Assembly.GetManifestResourceStream($"Shop.Jobs.Invoices.Fonts.{name}.ttf")!;
            return new SKFont(SKTypeface.FromStream(file));
        }
    }
}
