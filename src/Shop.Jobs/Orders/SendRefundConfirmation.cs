using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Orders;

/// <summary>
/// Tells the buyer that money went back, with the credit note when there was an invoice. At least once, like the confirmation.
/// </summary>
public sealed class SendRefundConfirmation(
    ShopDbContext db, FindOrder orders, InvoiceFile documents, SendMail send, RefundMails mails) : IHandle<OrderRefunded>
{
    public async Task HandleAsync(OrderRefunded happened, CancellationToken cancellationToken)
    {
        var refund = await db.Set<Refund>().AsNoTracking().SingleAsync(refund => refund.Id == happened.RefundId, cancellationToken);
        if (refund.MailSentAt is not null) return;
        var order = await orders.ByIdAsync(refund.OrderId, cancellationToken)
            ?? throw new DomainException($"Refund {refund.Id} has no order.");
        var creditNote = refund.CreditNoteNumber is { } number
            ? await documents.CreditNoteToMailAsync(order.Id, number, cancellationToken)
            : null;
        using var message = await mails.RefundedAsync(order, refund, creditNote, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
        await db.WriteWithoutFlushAsync(() => MarkSentAsync(refund.Id, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<bool> MarkSentAsync(RefundId id, CancellationToken cancellationToken)
    {
        var refund = await db.Set<Refund>().SingleAsync(refund => refund.Id == id, cancellationToken);
        refund.MailSent(mails.Now);
        return true;
    }
}
