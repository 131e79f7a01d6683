using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Orders;

/// <summary>
/// Tells the buyer that an order ended unpaid, and why. Nobody is told of an order that lives on, or of one in whose place they
/// have ordered again. At least once, like the confirmation.
/// </summary>
public sealed class SendCancellation(ShopDbContext db, FindOrder orders, SendMail send, CancellationMails mails) : IHandle<OrderCancelled>
{
    public async Task HandleAsync(OrderCancelled happened, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(happened.OrderId, cancellationToken)
            ?? throw new DomainException($"Order {happened.OrderId} was cancelled and does not exist.");
        if (order.Status != OrderStatus.Cancelled) return;
        var cause = await orders.CancellationCauseAsync(order.Id, cancellationToken)
            ?? throw new DomainException($"Order {order.Number} is cancelled, and its history does not say why.");
        // One that had left its cart was no longer this shopper's open order: what they ordered since is another.
        if (cause is not (CancellationCauses.ByStaff or CancellationCauses.DelayedPaymentFailed) && !order.HasLeftCart
            && await IsReplacedAsync(order, cancellationToken)) return;
        using var message = await mails.CancelledAsync(
            order, cause, await OwedBackAsync(order, cancellationToken), cancellationToken);
        await send.ExecuteAsync(message, cancellationToken);
    }

    private async Task<Money> OwedBackAsync(Order order, CancellationToken cancellationToken)
    {
        var received = await db.Set<Payment>().Where(payment => payment.OrderId == order.Id).SumAsync(payment => payment.ReceivedMinor,
            cancellationToken);
        return new Money(received, order.Currency);
    }

    private Task<bool> IsReplacedAsync(Order order, CancellationToken cancellationToken) => db.Set<Order>().AnyAsync(
        other => other.CartId == order.CartId && other.Id != order.Id && other.PlacedAt >= order.PlacedAt
            && other.Status != OrderStatus.Cancelled, cancellationToken);
}
