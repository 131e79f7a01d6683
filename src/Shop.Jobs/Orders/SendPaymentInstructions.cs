using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Orders;

/// <summary>Tells the buyer of an order how to transfer its money, or where and until when to pick it up. At least once.</summary>
public sealed class SendPaymentInstructions(ShopDbContext db, FindOrder orders, ProFormaFile proForma, SendMail send, PaymentMails mails)
    : IHandle<OrderAwaitsMoney>
{
    public async Task HandleAsync(OrderAwaitsMoney happened, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(happened.OrderId, cancellationToken)
            ?? throw new DomainException($"Order {happened.OrderId} waits for money and does not exist.");
        var payment = await db.Set<Payment>().AsNoTracking()
            .SingleAsync(payment => payment.OrderId == order.Id && payment.Method != PaymentMethod.Stripe, cancellationToken);
        // Paid or given up before it was told: the mail about that says all.
        if (payment.IsFinal || payment.ToldAt is not null) return;
        using var message = await mails.HowToPayAsync(
            order, payment, await proForma.OfAsync(order, payment, cancellationToken), cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
        await MarkToldAsync(payment.Id, cancellationToken);
    }

    private Task<int> MarkToldAsync(PaymentId id, CancellationToken cancellationToken)
    {
        var now = mails.Now;
        return db.WriteWithoutFlushAsync(
            () => db.Set<Payment>().Where(payment => payment.Id == id && payment.ToldAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(payment => payment.ToldAt, now)
                    .SetProperty(payment => payment.Version, payment => payment.Version + 1), cancellationToken),
            cancellationToken: cancellationToken);
    }
}

/// <summary>Reminds the buyer of a transfer that has not come; nobody is reminded who has paid meanwhile.</summary>
public sealed class SendPaymentReminder(ShopDbContext db, FindOrder orders, SendMail send, PaymentMails mails)
    : IHandle<PaymentReminderDue>
{
    public async Task HandleAsync(PaymentReminderDue happened, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == happened.PaymentId, cancellationToken);
        if (payment.IsFinal) return;
        var order = await orders.ByIdAsync(payment.OrderId, cancellationToken)
            ?? throw new DomainException($"Payment {payment.Id} has no order.");
        using var message = await mails.ReminderAsync(order, payment, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
    }
}
