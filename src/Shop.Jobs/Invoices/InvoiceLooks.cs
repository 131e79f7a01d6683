using Shop.Domain.Content;
using Shop.Domain.Invoicing;
using Shop.Domain.Settings.Looks;

namespace Shop.Jobs.Invoices;

/// <summary>The shop's look, as far as paper has it: accent colour, kind of headings, logo.</summary>
public sealed class InvoiceLooks(Look look, ContentPictures pictures) : IInvoiceLooks
{
    public async Task<InvoiceLook?> CurrentAsync(CancellationToken cancellationToken)
    {
        var accent = Colour.Parse(look.Accent);
        // The pages of a dark shop have a light accent, and paper is white.
        if (accent.ContrastWith(Colour.White) < Palette.TextContrast)
            accent = accent.NearestReadable([Colour.White], Palette.TextContrast) ?? accent;
        return new InvoiceLook($"{accent}", look.Headings.HasSerifs, await pictures.LogoAsync(cancellationToken));
    }
}
