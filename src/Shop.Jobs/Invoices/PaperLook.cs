using Shop.Domain.Invoicing;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>The shop's look on paper.</summary>
/// <param name="Accent">Of the title and of the line above the total; null for the ink of everything else.</param>
/// <param name="Heading">The style that headings are set in.</param>
/// <param name="Logo">Stands in the place of the name, which "sold by" says anyway.</param>
internal sealed record PaperLook(SKColor? Accent, Style Heading, SKImage? Logo)
{
    public static PaperLook Of(InvoiceLook? look, SKImage? logo) => look is null
        ? new PaperLook(null, Style.Heading, null)
        : new PaperLook(SKColor.Parse(look.Accent), look.HasSerifs ? Style.Heading : Style.Strong, logo);
}
