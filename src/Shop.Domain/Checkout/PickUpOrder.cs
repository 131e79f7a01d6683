using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

public enum PickUpResult
{
    /// <summary>The buyer has it; an order that was to be paid at the counter is paid.</summary>
    Done,

    /// <summary>
    /// Nothing happened: it is no order to hand over now (not paid, held, gone already), or other pieces are left than were seen.
    /// </summary>
    NotNow,

    /// <summary>It is to be paid first, and nobody said how.</summary>
    SayHowItWasPaid,
}

/// <summary>The buyer came for the goods: what is due is paid at the counter, and the order is closed, in one transaction.</summary>
public sealed class PickUpOrder(ShopDbContext db, FindOrder orders, ApplyMoney apply, ConsumeStock stock, TimeProvider clock)
{
    /// <param name="means">How what is due was paid; null when nothing is.</param>
    /// <param name="seen">As staff saw <see cref="Order.PiecesToSend"/>; null when nobody looked.</param>
    public Task<PickUpResult> ExecuteAsync(OrderId orderId, MoneySlip? means, IReadOnlyList<int>? seen, string by,
        CancellationToken cancellationToken) =>
        db.WriteAsync(() => HandOverAsync(orderId, means, seen, by, cancellationToken), result => result == PickUpResult.Done,
            cancellationToken);

    private async Task<PickUpResult> HandOverAsync(OrderId orderId, MoneySlip? means, IReadOnlyList<int>? seen, string by,
        CancellationToken cancellationToken)
    {
        var id = await db.ByHandAsync(orderId, cancellationToken);
        if (id is { } known) await db.LockAsync(known, cancellationToken);
        // Before reading: a refund at the same moment changes what is left to hand over.
        await db.LockAsync(orderId, cancellationToken);
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (!order.IsPickup) return PickUpResult.NotNow;
        if (id is { } due && await DueAsync(order, due, cancellationToken) is { } payment)
        {
            if (means is null) return PickUpResult.SayHowItWasPaid;
            await apply.ExecuteAsync(payment, new MoneyToBook(orderId, payment.Due, means), cancellationToken);
        }

        if (!order.CanBeSent || (seen is not null && !order.PiecesToSend.SequenceEqual(seen))) return PickUpResult.NotNow;
        await CloseAsync(order, by, cancellationToken);
        return PickUpResult.Done;
    }

    // Only what was to be paid at the counter: who transfers money pays that way.
    private async Task<Payment?> DueAsync(Order order, PaymentId id, CancellationToken cancellationToken)
    {
        if (order.Status != OrderStatus.AwaitingPayment || order.PaymentMethod != PaymentMethod.OnPickup) return null;
        return await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
    }

    private async Task CloseAsync(Order order, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        order.MarkShipped($"picked up, handed over by {by}", now);
        await stock.ExecuteAsync(order.Id, "picked up", cancellationToken);
        order.MarkCompleted("picked up", now);
    }
}
