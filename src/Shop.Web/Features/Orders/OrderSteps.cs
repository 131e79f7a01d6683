using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Orders;

/// <summary>One step in an order's life, as its buyer sees it.</summary>
/// <param name="Name">"received", "paid", "sent", "completed", "cancelled" or "refunded".</param>
/// <param name="Amount">What went back with it; null for the others.</param>
public sealed record OrderStep(string Name, DateTimeOffset At, Money? Amount = null);

/// <summary>What happened to an order so far, in its order.</summary>
public static class OrderSteps
{
    /// <param name="refunds">Those that are not settled do not show.</param>
    public static IReadOnlyList<OrderStep> Of(Order order, IEnumerable<OrderMove> moves, IEnumerable<Refund> refunds) =>
    [
        .. moves.Select(move => NameOf(order, move.To) is { } name ? new OrderStep(name, move.At) : null).OfType<OrderStep>()
            .Prepend(new OrderStep("received", order.PlacedAt))
            .Concat(refunds.Where(refund => refund is { Status: RefundStatus.Succeeded, SettledAt: not null })
                .Select(refund => new OrderStep("refunded", refund.SettledAt!.Value, refund.Amount)))
            .OrderBy(step => step.At),
    ];

    // What is picked up is handed over, which completes it; a refund shows with its amount.
    private static string? NameOf(Order order, OrderStatus to) => to switch
    {
        OrderStatus.Paid => "paid",
        OrderStatus.Shipped when !order.IsPickup => "sent",
        OrderStatus.Completed => "completed",
        OrderStatus.Cancelled => "cancelled",
        _ => null,
    };
}
