using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

public enum CancelOrderResult
{
    Cancelled,

    /// <summary>The buyer paid a moment earlier: the order stands, and a refund is the way back.</summary>
    PaidMeanwhile,

    /// <summary>Stripe did not answer, or the money is under way: nothing changed.</summary>
    NotNow,
}

/// <summary>
/// Cancels an unpaid order, for staff or for a buyer who has only promised the money. Stripe's page is ended first, and what the
/// session is then decides (R9). Whoever pays in the
/// same moment either has paid or cannot pay any more.
/// </summary>
public sealed class CancelOrder(ShopDbContext db, FindOrder orders, EndPayment end, SettlePayment settle, TimeProvider clock)
{
    public async Task<CancelOrderResult> ExecuteAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        await db.WriteAsync(() => NoteAsync(orderId, cancellationToken), cancellationToken: cancellationToken);
        try
        {
            var payments = await OfOrderAsync(orderId, cancellationToken);
            foreach (var payment in payments.Where(payment => !payment.IsFinal))
                await end.ByStaffAsync(payment, CancellationCauses.ByStaff, cancellationToken);
        }
        catch (GatewayUnknownException)
        {
            return CancelOrderResult.NotNow;
        }

        return await ResultAsync(orderId, cancellationToken);
    }

    /// <summary>The buyer calls an order off whose money comes by transfer or at the counter. What came of it already goes back.</summary>
    public async Task<CancelOrderResult> ByShopperAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var promised = (await OfOrderAsync(orderId, cancellationToken)).Find(payment => payment is { IsByHand: true, IsFinal: false });
        if (promised is not null) await end.ExecuteAsync(promised, CancellationCauses.ByShopper, cancellationToken);
        return await ResultAsync(orderId, cancellationToken);
    }

    private Task<List<Payment>> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == orderId).ToListAsync(cancellationToken);

    private async Task<CancelOrderResult> ResultAsync(OrderId orderId, CancellationToken cancellationToken) =>
        (await settle.LatestAsync(orderId, cancellationToken))?.Status switch
        {
            PaymentStatus.Expired or PaymentStatus.Failed => CancelOrderResult.Cancelled,
            PaymentStatus.Succeeded or PaymentStatus.Refunded or null => CancelOrderResult.PaidMeanwhile,
            _ => CancelOrderResult.NotNow,
        };

    private async Task<bool> NoteAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        var order = await orders.ToChangeAsync(orderId, cancellationToken);
        if (order.Status == OrderStatus.AwaitingPayment) order.Remark(CancellationCauses.StaffAskedForIt, clock.GetUtcNow());
        return true;
    }
}
