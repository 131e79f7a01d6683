using System.Globalization;
using Shop.Domain.Invoicing;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Invoices;

/// <summary>The lines, over as many pages as they need; each page repeats the head.</summary>
internal sealed class InvoiceLinesTable(InvoiceSnapshot invoice, InvoicePaper paper, DocumentTexts texts)
{
    private const float Size = 9.5f;
    private const float Step = 13.5f;
    private const float NameWidth = 205;
    private const float QuantityAt = 295;
    private const float PriceAt = 362;
    private const float DiscountAt = 424;
    private const float VatAt = 468;
    private readonly Currency _currency = new(invoice.Currency);
    private readonly bool _hasDiscount = invoice.Lines.Any(line => line.DiscountMinor > 0);

    public void Draw(ref float y)
    {
        Head(ref y);
        foreach (var line in invoice.Lines)
        {
            var name = PaperText.Wrap(DescriptionOf(line), NameWidth, Size);
            if (y + (name.Count + 1) * Step > InvoicePaper.Bottom)
            {
                paper.NewPage();
                y = 76;
                Head(ref y);
            }

            Line(line, name, ref y);
        }
    }

    private void Head(ref float y)
    {
        paper.Write(texts.Item, InvoicePaper.Left, y, 8.5f, Style.Soft);
        paper.Write(texts.Quantity, QuantityAt, y, 8.5f, Style.Soft, alignRight: true);
        paper.Write(texts.UnitPrice, PriceAt, y, 8.5f, Style.Soft, alignRight: true);
        if (_hasDiscount) paper.Write(texts.Discount, DiscountAt, y, 8.5f, Style.Soft, alignRight: true);
        if (invoice.ShowsTax) paper.Write(texts.Vat, VatAt, y, 8.5f, Style.Soft, alignRight: true);
        paper.Write(texts.Amount, InvoicePaper.Right, y, 8.5f, Style.Soft, alignRight: true);
        paper.Rule(y + 6, strong: true);
        y += 21;
    }

    private void Line(InvoiceLine line, IReadOnlyList<string> name, ref float y)
    {
        // A price reduction on a credit note is of no pieces.
        if (line.Quantity > 0) paper.Write(line.Quantity.ToString(CultureInfo.InvariantCulture), QuantityAt, y, Size, alignRight: true);
        if (line.Quantity > 0 && HasUnitPrice(line)) paper.Write(Amount(line.UnitPriceMinor), PriceAt, y, Size, alignRight: true);
        if (line.DiscountMinor > 0) paper.Write(Amount(-line.DiscountMinor), DiscountAt, y, Size, alignRight: true);
        if (invoice.ShowsTax) paper.Write(new Percentage(line.TaxBasisPoints).Show(texts.Formats), VatAt, y, Size, alignRight: true);
        paper.Write(Amount(line.TotalMinor), InvoicePaper.Right, y, Size, Style.Strong, alignRight: true);
        foreach (var part in name)
        {
            paper.Write(part, InvoicePaper.Left, y, Size);
            y += Step;
        }

        if (line.Sku.Length > 0) paper.Write(PaperText.Fit(line.Sku, NameWidth, 8, Style.Soft), InvoicePaper.Left, y - 1.5f, 8, Style.Soft);
        paper.Rule(y + 5);
        y += Step + 6;
    }

    private string DescriptionOf(InvoiceLine line) => (invoice.Corrects, line) switch
    {
        ({ } corrected, { Description: "" }) =>
            string.Format(CultureInfo.InvariantCulture, texts.PriceReductionOnInvoice, corrected.Number),
        ({ }, { Quantity: 0 }) => string.Format(CultureInfo.InvariantCulture, texts.PriceReduction, line.Description),
        _ => line.Description,
    };

    // More may be given back for a piece than its list price; such a line shows its sum alone.
    private static bool HasUnitPrice(InvoiceLine line) => line.UnitPriceMinor * line.Quantity - line.DiscountMinor == line.TotalMinor;

    private string Amount(long minor) => new Money(minor, _currency).Show(texts.Formats);
}
