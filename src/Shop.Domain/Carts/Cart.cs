using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

/// <summary>
/// A shopper's cart, found by the unguessable id in the cookie. It holds SKUs and quantities, never prices: those are
/// asked for anew each time, so that no cart shows yesterday's.
/// </summary>
public sealed class Cart
{
    private Cart()
    {
    }

    public CartId Id { get; private set; }

    /// <summary>Whose account it belongs to; null for a guest's. An account has one cart, on all its devices.</summary>
    public CustomerId? CustomerId { get; private set; }

    public string? CouponCode { get; private set; }

    /// <summary>When something in it changed last; carts that nobody touches are swept away after a while.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    internal static Cart Of(CustomerId customer, DateTimeOffset now) =>
        new() { Id = CartId.New(), CustomerId = customer, ChangedAt = now };
}

/// <summary>SKU and quantity; no price.</summary>
public sealed class CartLine
{
    /// <summary>The most of one SKU that a cart takes (R14).</summary>
    public const int MaxQuantity = 99;

    /// <summary>The most different SKUs that a cart takes (R14); Stripe shows at most 100 lines, one of them shipping.</summary>
    public const int MaxLines = 60;

    private CartLine()
    {
    }

    public CartId CartId { get; private set; }

    public string Sku { get; private set; } = "";

    public int Quantity { get; private set; }

    /// <summary>Milliseconds since 1970, set by the first add: lines stay in the order in which they came.</summary>
    public long AddedAt { get; private set; }
}
