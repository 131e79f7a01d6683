using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>What ties an order to the cart that it was made from.</summary>
public sealed partial class Order
{
    /// <summary>
    /// The cart while this is its one payable order, else null. It is unique in the database: a cart has at most one order
    /// whose payment page can be paid, whatever is sent at the same moment (R36).
    /// </summary>
    public CartId? OpenCartId { get; private set; }

    /// <summary>
    /// Where it was ordered from: an IPv4 address or the first half of an IPv6 address. Kept for thirty days, to tell one who
    /// tries cards or holds goods from shoppers; null when it is not known.
    /// </summary>
    public string? ClientNetwork { get; private set; }

    /// <summary>When it was given up because the shopper did not pay, though its goods had been held; null for every other order.</summary>
    public DateTimeOffset? LapsedAt { get; private set; }

    /// <summary>Its lines were taken out of the cart. That happens once: what the shopper puts in later is for another order.</summary>
    public bool HasLeftCart { get; private set; }

    /// <summary>
    /// The payment page is done with, though the order is not paid yet: the money is on its way, or a person has to look at it.
    /// The cart is free for another order.
    /// </summary>
    public void LeavePaymentPage(string cause, DateTimeOffset now)
    {
        if (OpenCartId is null) return;
        OpenCartId = null;
        Remark(cause, now);
    }

    /// <summary>Its goods were held, and the shopper let the time go by.</summary>
    public void Lapse(DateTimeOffset now) => LapsedAt = now;

    /// <summary>Says that the lines leave the cart.</summary>
    /// <returns>False when they have left it already.</returns>
    public bool TryLeaveCart()
    {
        if (HasLeftCart) return false;
        HasLeftCart = true;
        Version++;
        return true;
    }

    /// <summary>Whether the other order is for the same SKUs in the same numbers, as when it was placed again.</summary>
    public bool HasSameGoodsAs(Order other) => Goods().SetEquals(other.Goods());

    private HashSet<(string Sku, int Quantity)> Goods() =>
        [.. Lines.GroupBy(line => line.Sku).Select(lines => (lines.Key, lines.Sum(line => line.Quantity)))];
}
