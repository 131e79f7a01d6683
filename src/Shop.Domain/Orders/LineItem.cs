using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>A sold line as it was: nothing here is looked up in today's catalogue (R12). Amounts are gross minor units.</summary>
public sealed class LineItem
{
    private LineItem()
    {
    }

    public OrderId OrderId { get; private set; }

    /// <summary>1 for the first line.</summary>
    public int Position { get; private set; }

    public string Sku { get; private set; } = "";

    public ProductId ProductId { get; private set; }

    /// <summary>Product and option in the buyer's language.</summary>
    public string Description { get; private set; } = "";

    public int Quantity { get; private set; }

    public long UnitPriceMinor { get; private set; }

    public long DiscountMinor { get; private set; }

    public long TotalMinor { get; private set; }

    public Percentage TaxRate { get; private set; }

    public long TaxMinor { get; private set; }

    /// <summary>EN 16931's code of the rate's category (BT-151): S, Z, G …; null in orders that do not say it.</summary>
    public string? TaxCategory { get; private set; }

    /// <summary>The VATEX code of why no tax is charged (BT-121); null where it is.</summary>
    public string? TaxReason { get; private set; }

    /// <summary>It is sent; false: the buyer has it with the payment, as a download or an access.</summary>
    public bool NeedsParcel { get; private set; }

    /// <summary>Its pieces were taken from counted stock, and may return to it.</summary>
    public bool IsStocked { get; private set; }

    /// <summary>
    /// Pieces that were refunded or are on their way back: raised by guarded updates only. What is left of an unsent order is sent.
    /// </summary>
    public int RefundedQuantity { get; private set; }

    /// <summary>
    /// What of <see cref="TotalMinor"/> went back or is on its way, goodwill's share included: raised by guarded updates only.
    /// </summary>
    public long RefundedMinor { get; private set; }

    /// <summary>Pieces that the buyer withdrew from: raised by guarded updates only, and never above what was bought.</summary>
    public int WithdrawnQuantity { get; private set; }

    /// <summary>Whether the right of withdrawal holds for it, as its product said when it was sold.</summary>
    public WithdrawalException WithdrawalException { get; private set; }

    /// <summary>Pieces that the buyer may still withdraw from, as far as the line goes: not refunded yet, and not excepted.</summary>
    public int WithdrawableQuantity =>
        WithdrawalException.EndsTheRight() ? 0 : Math.Max(0, Math.Min(Quantity - WithdrawnQuantity, LeftQuantity));

    public int LeftQuantity => Quantity - RefundedQuantity;

    public long LeftMinor => TotalMinor - RefundedMinor;

    internal void TookStock(bool fromStock) => IsStocked = fromStock;

    internal static LineItem Of(OrderId orderId, int position, DraftLine line) => new()
    {
        OrderId = orderId, Position = position, Sku = line.Sku, ProductId = line.ProductId, Description = line.Description,
        Quantity = line.Quantity, UnitPriceMinor = line.UnitPrice.Minor, DiscountMinor = line.Discount.Minor,
        TotalMinor = (line.UnitPrice * line.Quantity - line.Discount).Minor, TaxRate = line.TaxRate, TaxMinor = line.Tax.Minor,
        NeedsParcel = line.NeedsParcel, IsStocked = true, TaxCategory = line.TaxCategory, TaxReason = line.TaxReason,
        WithdrawalException = line.WithdrawalException,
    };
}

/// <summary>The tax of one rate in an order, shipping's share included.</summary>
public sealed class OrderTax
{
    private OrderTax()
    {
    }

    public OrderId OrderId { get; private set; }

    public Percentage Rate { get; private set; }

    public long GrossMinor { get; private set; }

    public long TaxMinor { get; private set; }

    /// <summary>What of <see cref="GrossMinor"/> went back or is on its way: raised by guarded updates only.</summary>
    public long RefundedMinor { get; private set; }

    public long LeftMinor => GrossMinor - RefundedMinor;

    internal static OrderTax Of(OrderId orderId, Percentage rate, Money gross, Money tax) =>
        new() { OrderId = orderId, Rate = rate, GrossMinor = gross.Minor, TaxMinor = tax.Minor };
}

/// <summary>One move of an order: who or what made it, and when. Only ever added.</summary>
public sealed class OrderHistory
{
    private OrderHistory()
    {
    }

    public Guid Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public OrderStatus? From { get; private set; }

    public OrderStatus To { get; private set; }

    public string Cause { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal static OrderHistory Of(OrderId orderId, OrderStatus? from, OrderStatus to, string cause, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), OrderId = orderId, From = from, To = to, Cause = cause, At = at };
}
