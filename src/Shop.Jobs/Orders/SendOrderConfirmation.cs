using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Orders;

/// <summary>
/// Sends the confirmation with the invoice once the order is paid. At least once: the mark is set after the mail server
/// took the mail, so a crash in between sends a second one with the same Message-ID (R48).
/// </summary>
public sealed class SendOrderConfirmation(
    ShopDbContext db, FindOrder orders, InvoiceFile invoices, SendMail send, OrderMails mails) : IHandle<OrderPaid>
{
    public async Task HandleAsync(OrderPaid happened, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(happened.OrderId, cancellationToken)
            ?? throw new DomainException($"Order {happened.OrderId} was paid and does not exist.");
        if (order.ConfirmationSentAt is not null) return;
        var invoice = await invoices.ToMailAsync(order.Id, cancellationToken)
            ?? throw new DomainException($"Order {order.Number} is paid and has no invoice.");
        var wasCancelled = await db.Set<OrderHistory>()
            .AnyAsync(entry => entry.OrderId == order.Id && entry.To == OrderStatus.Cancelled, cancellationToken);
        using var message = await mails.ConfirmationAsync(order, invoice.Pdf, wasCancelled, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
        await MarkSentAsync(order.Id, cancellationToken);
    }

    private Task<int> MarkSentAsync(OrderId id, CancellationToken cancellationToken)
    {
        var now = mails.Now;
        return db.WriteWithoutFlushAsync(
            () => db.Set<Order>().Where(order => order.Id == id && order.ConfirmationSentAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(order => order.ConfirmationSentAt, now)
                    .SetProperty(order => order.Version, order => order.Version + 1), cancellationToken),
            cancellationToken: cancellationToken);
    }
}
