using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>Works out what a credit note shows. A pure function of the invoice, the credit notes before it, and the sum.</summary>
internal static class CreditNoteSnapshot
{
    private sealed record Left(int BasisPoints, long GrossMinor, long TaxMinor);

    public static InvoiceSnapshot Of(InvoiceSnapshot invoice, IReadOnlyList<InvoiceSnapshot> earlier, Money amount)
    {
        var left = invoice.Taxes.Select(tax => LeftOf(tax, earlier)).ToList();
        if (amount.Minor > left.Sum(rate => rate.GrossMinor)) throw new DomainException("A credit note cannot exceed what is left of its invoice.");
        var shares = amount.Split([.. left.Select(rate => rate.GrossMinor)]);
        var taxes = left.Zip(shares, TaxOf).Where(tax => tax.GrossMinor > 0).ToList();
        var tax = taxes.Sum(each => each.TaxMinor);
        return invoice with
        {
            Lines = [.. taxes.Select(each => LineOf(each, invoice.Number))], Taxes = taxes, CouponCode = null,
            Totals = new InvoiceTotals(amount.Minor, 0, 0, tax, amount.Minor),
            Corrects = new CorrectedInvoice(invoice.Number, invoice.IssuedOn),
        };
    }

    private static Left LeftOf(InvoiceTax tax, IReadOnlyList<InvoiceSnapshot> earlier)
    {
        var credited = earlier.SelectMany(note => note.Taxes).Where(each => each.BasisPoints == tax.BasisPoints).ToList();
        return new Left(tax.BasisPoints, tax.GrossMinor - credited.Sum(each => each.GrossMinor), tax.TaxMinor - credited.Sum(each => each.TaxMinor));
    }

    // What takes the rest of a rate takes the rest of its tax: rounding of the parts before never remains.
    private static InvoiceTax TaxOf(Left left, Money share)
    {
        var tax = share.Minor == left.GrossMinor ? left.TaxMinor : Math.Min(left.TaxMinor, share.TaxIncludedAt(new Percentage(left.BasisPoints)).Minor);
        return new InvoiceTax(left.BasisPoints, share.Minor, tax);
    }

    private static InvoiceLine LineOf(InvoiceTax tax, string invoiceNumber) =>
        new(invoiceNumber, "", 1, tax.GrossMinor, 0, tax.GrossMinor, tax.BasisPoints, tax.TaxMinor);
}
