using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>
/// Takes the next number and freezes the invoice. Runs inside the transaction that makes the order paid, so that a number
/// without an invoice, or a paid order without a number, cannot be.
/// </summary>
public sealed class IssueInvoice(ShopDbContext db, Seller seller, IInvoiceLooks looks, TimeProvider clock)
{
    /// <returns>The invoice's number.</returns>
    public async Task<string> ExecuteAsync(Order order, string? paymentReference, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (number, issuedOn) = await NumberSeries.NextAsync(
            db, "", seller.DayOf(now), series => NumberSeries.LastInvoiceAsync(db, series, cancellationToken), cancellationToken);
        var snapshot = Snapshot(order, seller, number.Text, issuedOn, paymentReference) with
        {
            Look = await looks.CurrentAsync(cancellationToken),
        };
        db.Add(Invoice.Of(number, order.Id, snapshot, now));
        return number.Text;
    }

    /// <summary>The invoice of an order under a number that the caller has taken.</summary>
    public static Invoice Freeze(Order order, Seller seller, InvoiceNumber number, DateOnly issuedOn, string? paymentReference,
        DateTimeOffset now) =>
        Invoice.Of(number, order.Id, Snapshot(order, seller, number.Text, issuedOn, paymentReference), now);

    /// <summary>What the order's invoice will show, under the order's number: a document that asks for money, and no invoice.</summary>
    public static InvoiceSnapshot ProForma(Order order, Seller seller, DateOnly day) => Snapshot(order, seller, order.Number, day, null);

    private static InvoiceSnapshot Snapshot(Order order, Seller seller, string number, DateOnly issuedOn,
        string? paymentReference) => new(
        number, issuedOn, order.Number, seller.DayOf(order.PlacedAt), order.Culture, order.Currency.Code, seller.Party, Buyer(order),
        [.. order.Lines.Select(LineOf)],
        [.. order.Taxes.OrderByDescending(tax => tax.Rate.BasisPoints)
            .Select(tax => new InvoiceTax(tax.Rate.BasisPoints, tax.GrossMinor, tax.TaxMinor))],
        new InvoiceTotals(order.SubtotalMinor, order.DiscountMinor, order.ShippingMinor, order.TaxMinor, order.TotalMinor),
        order.CouponCode, order.ShippingName, paymentReference)
    {
        TaxReason = order.TaxReason,
        PaymentMethod = order.PaymentMethod == PaymentMethod.Stripe ? null : order.PaymentMethod.ToText(),
    };

    private static InvoiceLine LineOf(LineItem line) => new(
        line.Sku, line.Description, line.Quantity, line.UnitPriceMinor, line.DiscountMinor, line.TotalMinor, line.TaxRate.BasisPoints,
            line.TaxMinor)
    {
        TaxCategory = line.TaxCategory,
    };

    private static InvoiceParty Buyer(Order order) => new(
        order.Address.Name, order.Address.Lines(Language.Of(order.Culture)), null, order.Email, order.Address.Phone);
}
