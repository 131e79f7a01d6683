namespace Shop.Domain.Orders;

public enum OrderStatus
{
    AwaitingPayment,
    Paid,
    Shipped,
    Completed,
    Cancelled,
    Refunded,
}

/// <summary>The published graph of an order's life (I9): every other move is a bug.</summary>
public static class OrderStatusMoves
{
    private static readonly HashSet<(OrderStatus From, OrderStatus To)> Allowed =
    [
        (OrderStatus.AwaitingPayment, OrderStatus.Paid),
        (OrderStatus.AwaitingPayment, OrderStatus.Cancelled),
        // Money that arrives after the release takes the order up again when there is still stock (R10).
        (OrderStatus.Cancelled, OrderStatus.Paid),
        (OrderStatus.Paid, OrderStatus.Shipped),
        // Nothing of it is sent.
        (OrderStatus.Paid, OrderStatus.Completed),
        (OrderStatus.Paid, OrderStatus.Refunded),
        (OrderStatus.Shipped, OrderStatus.Completed),
        (OrderStatus.Shipped, OrderStatus.Refunded),
        (OrderStatus.Completed, OrderStatus.Refunded),
    ];

    public static bool Allows(OrderStatus from, OrderStatus to) => Allowed.Contains((from, to));

    /// <summary>The name in pages, scripts and the CSV: "awaiting-payment", "paid" …</summary>
    public static string ToText(this OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => "awaiting-payment",
        OrderStatus.Paid => "paid",
        OrderStatus.Shipped => "shipped",
        OrderStatus.Completed => "completed",
        OrderStatus.Cancelled => "cancelled",
        OrderStatus.Refunded => "refunded",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such order status."),
    };

    /// <summary>The status of that name, or null.</summary>
    public static OrderStatus? Parse(string? text) =>
        Enum.GetValues<OrderStatus>().Cast<OrderStatus?>().FirstOrDefault(status => status!.Value.ToText() == text);
}
