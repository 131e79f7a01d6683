using Shop.Domain.Invoicing;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;
using SkiaSharp;

namespace Shop.Jobs.Invoices;

/// <summary>Where everything stands on an invoice: who and when on top, lines, taxes and totals below.</summary>
internal sealed class InvoiceDrawing(InvoiceSnapshot invoice, InvoicePaper paper)
{
    private const float BodySize = 9.5f;
    private const float RowHeight = 13.5f;
    private const float PartyWidth = 205;
    private const float SumsAt = 330;
    private const float SumLabelWidth = 140;
    private static readonly SKRect LogoRoom = SKRect.Create(InvoicePaper.Left, 36, 240, 48);
    private readonly DocumentTexts _texts = DocumentTexts.In(invoice.Culture);
    private readonly Currency _currency = new(invoice.Currency);
    private float _y;

    public void Draw()
    {
        paper.SetFoot(invoice.Seller.Name, $" · {invoice.Number} · {_texts.Page}");
        paper.NewPage();
        Heading();
        Parties();
        new InvoiceLinesTable(invoice, paper, _texts).Draw(ref _y);
        Totals();
    }

    private void Heading()
    {
        if (!paper.DrawLogo(LogoRoom)) Name();
        paper.Title(Title(), InvoicePaper.Left, 136, 30);
        _y = invoice.Corrects is null ? 120 : 105;
        if (invoice.Transfer is null) Fact(invoice.Corrects is null ? _texts.Number : _texts.CreditNoteNumber, invoice.Number);
        Fact(_texts.Date, Day(invoice.IssuedOn));
        if (invoice.Corrects is { } corrected) Fact(_texts.ToInvoice, $"{corrected.Number} ({Day(corrected.IssuedOn)})");
        Fact(_texts.Order, invoice.OrderNumber);
        Fact(_texts.OrderDate, Day(invoice.OrderedOn));
        _y = 196;
        paper.Rule(_y);
    }

    // A very long name is cut here; it stands whole under "sold by".
    private void Name()
    {
        var style = paper.Look.Heading;
        var names = PaperText.Wrap(invoice.Seller.Name, InvoicePaper.Right - InvoicePaper.Left, 13, style).Take(2).ToList();
        for (var line = 0; line < names.Count; line++)
            paper.Write(names[line], InvoicePaper.Left, 76 - (16 * (names.Count - 1 - line)), 13, style);
    }

    private string Title() => invoice.Transfer is not null ? PaymentWords.ProForma(invoice)
        : invoice.Corrects is null ? _texts.Invoice : _texts.CreditNote;

    private void Fact(string label, string value)
    {
        paper.Write(label, 330, _y, BodySize, Style.Soft);
        paper.Write(value, InvoicePaper.Right, _y, BodySize, Style.Strong, alignRight: true);
        _y += RowHeight + 1.5f;
    }

    private void Parties()
    {
        var top = _y + 24;
        var seller = Party(_texts.SoldBy, invoice.Seller, InvoicePaper.Left, top);
        var buyer = Party(_texts.BilledTo, invoice.Buyer, 330, top);
        _y = Math.Max(seller, buyer) + 22;
    }

    private float Party(string label, InvoiceParty party, float x, float y)
    {
        paper.Write(label, x, y, 8.5f, Style.Soft);
        y += 1;
        foreach (var part in PaperText.Wrap(party.Name, PartyWidth, BodySize, Style.Strong))
            paper.Write(part, x, y += RowHeight, BodySize, Style.Strong);
        var vat = party.VatId is null ? null : $"{_texts.VatId} {party.VatId}";
        foreach (var line in party.AddressLines.Concat(new[] { vat, party.Register, party.Email, party.Phone }.OfType<string>()))
            foreach (var part in PaperText.Wrap(line, PartyWidth, BodySize)) paper.Write(part, x, y += RowHeight, BodySize);
        return y;
    }

    private void Totals()
    {
        var wrapped = PaperText.Wrap(invoice.ShippingMethod, SumLabelWidth, BodySize)
            .Count + PaperText.Wrap($"{_texts.Discount} {invoice.CouponCode}", SumLabelWidth, BodySize).Count - 2;
        var needed = ((invoice.Taxes.Count + 10 + wrapped) * RowHeight) + 40;
        if (_y + needed > InvoicePaper.Bottom)
        {
            paper.NewPage();
            _y = 90;
        }

        var top = _y + 24;
        var taxes = invoice.ShowsTax ? TaxSummary(top) : top;
        _y = top;
        Sum(_texts.Subtotal, invoice.Totals.SubtotalMinor);
        if (invoice.Totals.DiscountMinor > 0) Sum($"{_texts.Discount} {invoice.CouponCode}", -invoice.Totals.DiscountMinor);
        // Empty where nothing is sent.
        if (invoice.Corrects is null && invoice.ShippingMethod.Length > 0) Sum(invoice.ShippingMethod, invoice.Totals.ShippingMinor);
        paper.Rule(_y - 5, 330, strong: true);
        _y += 8;
        paper.Write(_texts.Total, 330, _y, 13, Style.Strong);
        paper.Write(Amount(invoice.Totals.TotalMinor), InvoicePaper.Right, _y, 13, Style.Strong, alignRight: true);
        _y += RowHeight + 3;
        if (invoice.ShowsTax) Sum(_texts.Contains, invoice.Totals.TaxMinor, Style.Soft);
        var below = Math.Max(_y, taxes) + 22;
        if (TaxReasons.SentenceOf(invoice.TaxReason, _texts.Language) is { } untaxed) below = Below(below, untaxed);
        if (PaymentWords.PaidBy(invoice, _texts) is { } paid) Below(below, paid);
        if (invoice.Transfer is { } transfer) AskFor(transfer, below);
    }

    private void AskFor(InvoiceTransfer transfer, float y)
    {
        if (y + TransferBlock.Height > InvoicePaper.Bottom)
        {
            paper.NewPage();
            y = 90;
        }

        new TransferBlock(invoice, transfer, paper, _texts).Draw(y + 12);
    }

    private float Below(float y, string text)
    {
        foreach (var part in PaperText.Wrap(text, InvoicePaper.Right - InvoicePaper.Left, 8.5f, Style.Soft))
        {
            paper.Write(part, InvoicePaper.Left, y, 8.5f, Style.Soft);
            y += 11;
        }

        return y + 4;
    }

    private void Sum(string label, long minor, Style style = Style.Text)
    {
        paper.Write(Amount(minor), InvoicePaper.Right, _y, BodySize, style, alignRight: true);
        foreach (var part in PaperText.Wrap(label, SumLabelWidth, BodySize, style))
        {
            paper.Write(part, SumsAt, _y, BodySize, style);
            _y += RowHeight;
        }

        _y += 1.5f;
    }

    private float TaxSummary(float y)
    {
        float[] columns = [InvoicePaper.Left, 140, 205, 290];
        string[] heads = [_texts.Vat, _texts.Net, _texts.Vat, _texts.Gross];
        for (var column = 0; column < columns.Length; column++)
            paper.Write(heads[column], columns[column], y, 8.5f, Style.Soft, column > 0);
        foreach (var tax in invoice.Taxes)
        {
            y += RowHeight;
            paper.Write(new Percentage(tax.BasisPoints).Show(_texts.Formats), columns[0], y, BodySize);
            paper.Write(Amount(tax.GrossMinor - tax.TaxMinor), columns[1], y, BodySize, alignRight: true);
            paper.Write(Amount(tax.TaxMinor), columns[2], y, BodySize, alignRight: true);
            paper.Write(Amount(tax.GrossMinor), columns[3], y, BodySize, alignRight: true);
        }

        return y;
    }

    private string Amount(long minor) => new Money(minor, _currency).Show(_texts.Formats);

    private string Day(DateOnly day) => day.ToString(_texts.Language.LongDate, _texts.Formats);
}
