using System.Text.Json.Serialization;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>
/// All that an invoice shows, frozen when its number is taken (Dir. 2006/112/EC, Art. 226). The PDF is a pure
/// function of this record. Amounts are minor units of <see cref="Currency"/> and include tax; dates are in the
/// shop's time zone.
/// </summary>
public sealed record InvoiceSnapshot(
    string Number,
    DateOnly IssuedOn,
    string OrderNumber,
    DateOnly OrderedOn,
    string Culture,
    string Currency,
    InvoiceParty Seller,
    InvoiceParty Buyer,
    IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<InvoiceTax> Taxes,
    InvoiceTotals Totals,
    string? CouponCode,
    string ShippingMethod,
    string? PaymentReference)
{
    /// <summary>The invoice that this credit note corrects (Art. 219); null on an invoice.</summary>
    public CorrectedInvoice? Corrects { get; init; }

    /// <summary>Why no tax is charged on it, or on some of it, as <see cref="TaxReasons"/> has it; null where it is on all.</summary>
    public string? TaxReason { get; init; }

    /// <summary>VAT is a word on it: not where the shop charged none at all.</summary>
    [JsonIgnore]
    public bool ShowsTax => !TaxReasons.IsExemption(TaxReason);

    /// <summary>How it was paid, by <see cref="PaymentMethods.ToText"/>; null for Stripe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PaymentMethod { get; init; }

    /// <summary>Null for the plain look, and on invoices from before there was another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InvoiceLook? Look { get; init; }

    /// <summary>The transfer that it asks for; null on an invoice, which is paid. With it this is a pro forma invoice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InvoiceTransfer? Transfer { get; init; }
}

/// <summary>The transfer that a pro forma invoice asks for.</summary>
/// <param name="Iban">Without spaces, as the reference.</param>
/// <param name="Until">The last day on which the goods are held.</param>
public sealed record InvoiceTransfer(string Holder, string Iban, string? Bic, string Reference, long DueMinor, DateOnly Until);

/// <summary>A credit note names the invoice by its number and date.</summary>
public sealed record CorrectedInvoice(string Number, DateOnly IssuedOn);

/// <summary>Seller or buyer: a name and the lines of the address below it, the country written out as the last line.</summary>
public sealed record InvoiceParty(string Name, IReadOnlyList<string> AddressLines, string? VatId, string? Email, string? Phone)
{
    /// <summary>The seller's register and number; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Register { get; init; }
}

/// <summary>One line: list price per unit, the line's share of the coupon, and what was paid for it, tax included.</summary>
public sealed record InvoiceLine(
    string Sku, string Description, int Quantity, long UnitPriceMinor, long DiscountMinor, long TotalMinor, int TaxBasisPoints,
        long TaxMinor)
{
    /// <summary>EN 16931's code of the rate's category (BT-151); null on invoices that do not say it.</summary>
    public string? TaxCategory { get; init; }
}

/// <summary>One row of the tax summary, shipping's share included: net is gross − tax.</summary>
public sealed record InvoiceTax(int BasisPoints, long GrossMinor, long TaxMinor);

/// <summary>Subtotal (list prices) − discount + shipping = total; tax is contained in the total.</summary>
public sealed record InvoiceTotals(long SubtotalMinor, long DiscountMinor, long ShippingMinor, long TaxMinor, long TotalMinor);
