using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;

namespace Shop.Jobs.Mail;

/// <summary>What a mail is previewed with.</summary>
/// <param name="OrderNumber">Null for the invented sample: the shop has no order that the mail could be about.</param>
public sealed record PreviewedMail(object Fields, string? OrderNumber);

/// <summary>Fills templates in with the most recent order that such a mail could be about.</summary>
public sealed class MailPreviews(ShopDbContext db, FindOrder orders, OrderMails mails, CancellationMails cancellations, PaymentMails payments)
{
    public async Task<PreviewedMail> ReadAsync(MailKind kind, Language language, CancellationToken cancellationToken)
    {
        var payment = kind == MailKinds.Transfer || kind == MailKinds.Reminder ? await LastAsync(PaymentMethod.BankTransfer, cancellationToken)
            : kind == MailKinds.Pickup ? await LastAsync(PaymentMethod.OnPickup, cancellationToken) : null;
        var order = payment is not null ? await orders.ByIdAsync(payment.OrderId, cancellationToken) : await LastOrderAsync(cancellationToken);
        var fields = order is null ? null : FieldsOf(kind, order, payment, language);
        return fields is null ? new PreviewedMail(kind.Sample(language), null) : new PreviewedMail(fields, order!.Number);
    }

    private object? FieldsOf(MailKind kind, Order order, Payment? payment, Language language)
    {
        if (payment is not null) return payments.FieldsOf(order, payment, language, picture: null);
        if (kind == MailKinds.Confirmation) return mails.Values.Confirmation(order, OrderMails.ThanksOf(order, language), language);
        if (kind == MailKinds.Refund) return mails.Values.Refund(order, order.Total, null, language);
        return kind == MailKinds.Cancellation ? cancellations.FieldsOf(order, CancellationCauses.ByStaff, Money.Zero(order.Currency), language)
            : null;
    }

    private async Task<Order?> LastOrderAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<Order>().AsNoTracking().OrderByDescending(order => order.PlacedAt).Select(order => order.Number)
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : await orders.ByNumberAsync(last, cancellationToken);
    }

    private Task<Payment?> LastAsync(PaymentMethod method, CancellationToken cancellationToken) => db.Set<Payment>().AsNoTracking()
        .Where(payment => payment.Method == method).OrderByDescending(payment => payment.CreatedAt).FirstOrDefaultAsync(cancellationToken);
}
