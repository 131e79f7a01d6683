using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>
/// The one way in which an order becomes paid: status, invoice number, invoice and event in the caller's transaction, what
/// needs no parcel is handed over, and what was bought leaves the cart.
/// </summary>
public sealed class MarkOrderPaid(IssueInvoice invoices, LeaveCart leave, ReinstateOrder late, HandOver handOver, TimeProvider clock)
{
    /// <returns>False when the order cannot take the money: it is paid already, or was released and sold on since.</returns>
    public async Task<bool> TryAsync(Order order, string? paymentReference, string cause, CancellationToken cancellationToken)
    {
        var canBePaid = order.Status == OrderStatus.AwaitingPayment
            || (order.Status == OrderStatus.Cancelled && await late.TryAsync(order, cancellationToken));
        if (canBePaid) await MarkPaidAsync(order, paymentReference, cause, cancellationToken);
        return canBePaid;
    }

    /// <summary>The shopper is done, and the money is on its way: the order has left the cart, which is free for another one.</summary>
    public async Task BeginAsync(Order order, CancellationToken cancellationToken, string cause = "the money is on its way")
    {
        if (order.Status != OrderStatus.AwaitingPayment) return;
        order.LeavePaymentPage(cause, clock.GetUtcNow());
        await leave.ExecuteAsync(order, cancellationToken);
    }

    private async Task MarkPaidAsync(Order order, string? paymentReference, string cause, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var number = await invoices.ExecuteAsync(order, paymentReference, cancellationToken);
        CrashPoint.Reached("invoice-numbered");
        order.MarkPaid(number, paymentReference, cause, now);
        await handOver.ExecuteAsync(order, now, cancellationToken);
        await leave.ExecuteAsync(order, cancellationToken);
        CrashPoint.Reached("cart-emptied");
    }
}
