using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>
/// How much of a SKU there is; made in the transaction that makes its variant. On hand − allocated = available; all three never below zero,
/// by constraint.
/// </summary>
public sealed class StockItem
{
    /// <summary>More units than any warehouse holds: a typing error.</summary>
    public const int Max = 10_000_000;

    /// <summary>So few or fewer are told to shoppers ("only 3 left"); above it they see "in stock".</summary>
    public const int Few = 3;

    private StockItem()
    {
    }

    public string Sku { get; private set; } = "";

    public int OnHand { get; private set; }

    /// <summary>Promised to placed orders and not yet shipped.</summary>
    public int Allocated { get; private set; }

    public static StockItem Of(string sku, int onHand) =>
        onHand < 0 ? throw new DomainException("Stock is never below zero.") : new() { Sku = sku, OnHand = onHand };
}

/// <summary>
/// What one order holds of one SKU. Its state moves once, from held to released or consumed (and back by a late payment).
/// </summary>
public sealed class Allocation
{
    private Allocation()
    {
    }

    public OrderId OrderId { get; private set; }

    public string Sku { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>What of it came back to stock.</summary>
    public int Returned { get; private set; }

    /// <summary>What of it was refunded unsent and did not come back to stock.</summary>
    public int WrittenOff { get; private set; }

    /// <summary>What of it is in a refund that is under way: still allocated, whether the rest was sent or not, and never sent.</summary>
    public int InRefund { get; private set; }

    public AllocationState State { get; private set; }

    /// <summary>What of it is to be sent, or was.</summary>
    public int Left => Quantity - Returned - WrittenOff - InRefund;

    public static Allocation Of(OrderId orderId, string sku, int quantity, AllocationState state) =>
        new() { OrderId = orderId, Sku = sku, Quantity = quantity, State = state };
}

public enum AllocationState
{
    Held,
    Released,
    Consumed,
}

/// <summary>One line of the append-only ledger: its sums are the stored figures (I2).</summary>
public sealed class StockMovement
{
    private StockMovement()
    {
    }

    public Guid Id { get; private set; }

    public string Sku { get; private set; } = "";

    public int OnHandChange { get; private set; }

    public int AllocatedChange { get; private set; }

    public string Reason { get; private set; } = "";

    public OrderId? OrderId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static StockMovement Of(
        string sku, int onHandChange, int allocatedChange, string reason, OrderId? orderId, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), Sku = sku, OnHandChange = onHandChange, AllocatedChange = allocatedChange,
        Reason = reason, OrderId = orderId, At = at,
    };
}
