using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Orders;

/// <summary>Tells the buyer that the parcel left, once. At least once for the mail server, like the confirmation.</summary>
public sealed class SendDispatchMail(ShopDbContext db, FindOrder orders, SendMail send, DispatchMails mails) : IHandle<OrderSent>
{
    public async Task HandleAsync(OrderSent happened, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(happened.OrderId, cancellationToken)
            ?? throw new DomainException($"Order {happened.OrderId} was sent and does not exist.");
        // What was brought in from another shop is told by that shop.
        if (order.DispatchMailSentAt is not null || order.IsImported) return;
        using var message = await mails.SentAsync(order, cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
        var now = mails.Now;
        await db.WriteWithoutFlushAsync(
            () => db.Set<Order>().Where(each => each.Id == order.Id && each.DispatchMailSentAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(each => each.DispatchMailSentAt, now).SetProperty(each => each.Version, each => each.Version + 1),
                cancellationToken),
            cancellationToken: cancellationToken);
    }
}
