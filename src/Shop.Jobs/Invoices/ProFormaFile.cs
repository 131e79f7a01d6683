using Shop.Domain.Content;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Jobs.Payments;

namespace Shop.Jobs.Invoices;

/// <summary>
/// The document that asks for a transfer: what an invoice will show, with the account, the reference and the code. It has no number
/// of its own and is no invoice; that one is issued when the money is there.
/// </summary>
public sealed class ProFormaFile(PaymentSettings settings, Seller seller, IInvoiceLooks looks, ContentPictures pictures)
{
    /// <returns>Null for an order that waits for no transfer.</returns>
    public async Task<DocumentFile?> OfAsync(Order order, Payment payment, CancellationToken cancellationToken)
    {
        if (TransferDetails.Of(settings, payment) is not { } transfer) return null;
        var look = await looks.CurrentAsync(cancellationToken);
        var snapshot = IssueInvoice.ProForma(order, seller, seller.DayOf(order.PlacedAt)) with
        {
            Look = look,
            Transfer = new InvoiceTransfer(
                transfer.Holder, transfer.Iban, transfer.Bic, transfer.Reference, transfer.Amount.Minor, seller.DayOf(payment.HoldUntil)),
        };
        var logo = look?.Logo is { } mark ? await pictures.LogoAsync(mark, cancellationToken) : null;
        return new DocumentFile(InvoicePdf.Render(snapshot, logo), $"proforma-{order.Number}.pdf");
    }
}
