using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>
/// Works out what a credit note shows. A pure function of the invoice, the credit notes before it, and the refund's parts.
/// </summary>
internal static class CreditNoteSnapshot
{
    private sealed record Left(int BasisPoints, long GrossMinor, long TaxMinor);

    public static InvoiceSnapshot Of(InvoiceSnapshot invoice, IReadOnlyList<InvoiceSnapshot> earlier, IReadOnlyList<RefundPart> parts)
    {
        var taxes = invoice.Taxes.Select(tax => TaxOf(LeftOf(tax, earlier), parts, new Currency(invoice.Currency)))
            .Where(tax => tax.GrossMinor > 0).ToList();
        var total = parts.Sum(part => part.AmountMinor);
        if (taxes.Sum(tax => tax.GrossMinor) != total) throw new DomainException("A credit note has a rate that its invoice has not.");
        return invoice with
        {
            Lines = [.. taxes.SelectMany(tax => CreditNoteLines.Of(invoice, tax, parts))], Taxes = taxes, CouponCode = null,
            Totals = new InvoiceTotals(total, 0, 0, taxes.Sum(tax => tax.TaxMinor), total),
            Corrects = new CorrectedInvoice(invoice.Number, invoice.IssuedOn),
        };
    }

    private static Left LeftOf(InvoiceTax tax, IReadOnlyList<InvoiceSnapshot> earlier)
    {
        var credited = earlier.SelectMany(note => note.Taxes).Where(each => each.BasisPoints == tax.BasisPoints).ToList();
        return new Left(tax.BasisPoints, tax.GrossMinor - credited.Sum(each => each.GrossMinor),
            tax.TaxMinor - credited.Sum(each => each.TaxMinor));
    }

    // What takes the rest of a rate takes the rest of its tax: rounding of the parts before never remains.
    private static InvoiceTax TaxOf(Left left, IEnumerable<RefundPart> parts, Currency currency)
    {
        var rate = new Percentage(left.BasisPoints);
        var share = new Money(parts.Where(part => part.TaxRate == rate).Sum(part => part.AmountMinor), currency);
        if (share.Minor > left.GrossMinor) throw new DomainException("A credit note cannot exceed what is left of its invoice.");
        var tax = share.Minor == left.GrossMinor ? left.TaxMinor : Math.Min(left.TaxMinor, share.TaxIncludedAt(rate).Minor);
        return new InvoiceTax(left.BasisPoints, share.Minor, tax);
    }
}

/// <summary>The lines of one tax rate on a credit note: articles as the invoice names them, the delivery, and price reductions.</summary>
internal static class CreditNoteLines
{
    public static IEnumerable<InvoiceLine> Of(InvoiceSnapshot invoice, InvoiceTax tax, IReadOnlyList<RefundPart> parts)
    {
        var ofRate = parts.Where(part => part.TaxRate.BasisPoints == tax.BasisPoints).ToList();
        var lines = ofRate.Where(part => part.Kind == RefundPartKind.Line && part.AmountMinor > 0)
            .Select(part => LineOf(invoice.Lines[part.LinePosition!.Value - 1], part))
            .Concat(ofRate.Where(part => part.Kind == RefundPartKind.Shipping).Select(part => ShippingOf(invoice, part))).ToList();
        var goodwill = ofRate.Where(part => part.Kind == RefundPartKind.Goodwill).Sum(part => part.AmountMinor);
        if (goodwill > 0) lines.Add(new InvoiceLine("", "", 0, 0, 0, goodwill, tax.BasisPoints, 0));
        // The tax is that of the rate: what of it stands on which line is shared out.
        var taxes = Rounding.LargestRemainder(tax.TaxMinor, [.. lines.Select(line => line.TotalMinor)]);
        return lines.Zip(taxes, (line, share) => line with { TaxMinor = share });
    }

    // Less than the list price is the line's share of the coupon and of earlier goodwill. A part of a price has no pieces.
    private static InvoiceLine LineOf(InvoiceLine sold, RefundPart part)
    {
        var list = sold.UnitPriceMinor * part.Quantity;
        return list >= part.AmountMinor
            ? sold with { Quantity = part.Quantity, DiscountMinor = list - part.AmountMinor, TotalMinor = part.AmountMinor }
            : sold with { Quantity = part.Quantity, UnitPriceMinor = 0, DiscountMinor = 0, TotalMinor = part.AmountMinor };
    }

    private static InvoiceLine ShippingOf(InvoiceSnapshot invoice, RefundPart part) =>
        new("", invoice.ShippingMethod, 1, part.AmountMinor, 0, part.AmountMinor, part.TaxRate.BasisPoints, 0);
}
