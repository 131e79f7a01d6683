using Shop.Domain.Invoicing;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;

namespace Shop.Web.Features.Orders;

/// <summary>An invoice's PDF, drawn from its snapshot; the same bytes as the one in the mail.</summary>
public sealed class InvoiceFile(FindInvoice invoices)
{
    public async Task<(byte[] Pdf, string Name)?> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await invoices.OfOrderAsync(orderId, cancellationToken) is { } invoice
            ? (InvoicePdf.Render(invoice.Snapshot), $"{invoice.Number}.pdf")
            : null;
}
