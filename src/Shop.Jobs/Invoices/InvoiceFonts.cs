using System.Reflection;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The embedded fonts (all OFL): Fraunces for headings, Figtree for everything else, Noto Sans for letters that these lack
/// (Greek, Cyrillic, Vietnamese). A file carries each font that it uses as a whole, so what western Europe writes has
/// small files of its own: packing the letters away is most of what a document costs.
/// </summary>
internal static class InvoiceFonts
{
    private static readonly SKFont Others = Load("NotoSans-Regular");
    private static readonly SKFont[] Heading = [Load("Fraunces-SemiBold-Latin"), Load("Fraunces-SemiBold"), Others];
    private static readonly SKFont[] Text = [Load("Figtree-Regular-Latin"), Load("Figtree-Regular"), Others];
    private static readonly SKFont[] Strong = [Load("Figtree-SemiBold-Latin"), Load("Figtree-SemiBold"), Others];

    /// <summary>The smallest font of the style that has all letters of the text, or the one with the most.</summary>
    public static SKTypeface For(Style style, string text)
    {
        var fonts = style switch { Style.Heading => Heading, Style.Strong => Strong, _ => Text };
        return (Array.Find(fonts, font => font.ContainsGlyphs(text)) ?? Others).Typeface;
    }

    private static SKFont Load(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shop.Jobs.Invoices.Fonts.{name}.ttf")!;
        return new SKFont(SKTypeface.FromStream(file));
    }
}
