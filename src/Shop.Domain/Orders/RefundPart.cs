using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

public enum RefundPartKind
{
    /// <summary>Pieces of a line, or a part of its price.</summary>
    Line,

    /// <summary>A part of the delivery's price.</summary>
    Shipping,

    /// <summary>A share of an amount that belongs to no line.</summary>
    Goodwill,
}

/// <summary>
/// One share of a refund before it is written down: what it is of, at which tax rate, in minor units of the order's currency.
/// </summary>
/// <param name="LinePosition">The order's line that it lowers; null for the delivery.</param>
public sealed record RefundShare(RefundPartKind Kind, int? LinePosition, Percentage TaxRate, long AmountMinor)
{
    /// <summary>Pieces that are refunded; of an order that is not sent yet, they will not be sent.</summary>
    public int Quantity { get; init; }

    /// <summary>Pieces of the line that return to stock when the refund is booked.</summary>
    public int Restock { get; init; }

    /// <summary>Pieces of an unsent order that are kept back until the refund is settled.</summary>
    public int KeptBack { get; init; }
}

/// <summary>
/// What a refund gives back of an order, written down with it. The parts of a refund sum to its amount, and the parts of
/// all refunds of an order never exceed its lines, its delivery and its tax rates.
/// </summary>
public sealed class RefundPart
{
    private RefundPart()
    {
    }

    public RefundId RefundId { get; private set; }

    /// <summary>1 for the refund's first part.</summary>
    public int Number { get; private set; }

    public OrderId OrderId { get; private set; }

    public RefundPartKind Kind { get; private set; }

    public int? LinePosition { get; private set; }

    public Percentage TaxRate { get; private set; }

    public long AmountMinor { get; private set; }

    public int Quantity { get; private set; }

    public int Restock { get; private set; }

    public int KeptBack { get; private set; }

    public static RefundPart Of(RefundId refundId, int number, OrderId orderId, RefundShare share) => new()
    {
        RefundId = refundId, Number = number, OrderId = orderId, Kind = share.Kind, LinePosition = share.LinePosition, TaxRate =
            share.TaxRate,
        AmountMinor = share.AmountMinor, Quantity = share.Quantity, Restock = share.Restock, KeptBack = share.KeptBack,
    };
}
