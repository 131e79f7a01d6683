using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>All that an order freezes when it is placed.</summary>
public sealed record OrderDraft
{
    public required string CheckoutToken { get; init; }

    public required CartId CartId { get; init; }

    /// <summary>As <see cref="Order.ClientNetwork"/>.</summary>
    public string? ClientNetwork { get; init; }

    public required string Culture { get; init; }

    public required string Email { get; init; }

    public required PostalAddress Address { get; init; }

    public string? Note { get; init; }

    /// <summary>Empty when no line needs a parcel, as is the name.</summary>
    public required string ShippingCode { get; init; }

    public required string ShippingName { get; init; }

    /// <summary>When it was promised to arrive; null when nothing was said of it.</summary>
    public ArrivalDays? Promise { get; init; }

    /// <summary>As <see cref="Order.PickupPlace"/>.</summary>
    public string? PickupPlace { get; init; }

    public PaymentMethod PaymentMethod { get; init; }

    public string? CouponCode { get; init; }

    /// <summary>The group whose prices it was placed at; null for everybody's.</summary>
    public string? GroupCode { get; init; }

    /// <summary>Sold elsewhere, and brought in with what became of it.</summary>
    public bool IsImported { get; init; }

    public required Money Subtotal { get; init; }

    public required Money Discount { get; init; }

    public required Money Shipping { get; init; }

    public required Money Total { get; init; }

    /// <summary>Where it is taxed: the country's code, or that of a part of it; null where it was not said.</summary>
    public string? TaxTerritory { get; init; }

    public required IReadOnlyList<DraftLine> Lines { get; init; }

    public required IReadOnlyList<(Percentage Rate, Money Gross, Money Tax)> Taxes { get; init; }
}

/// <summary>A line to freeze: list price per unit, its share of the coupon, the tax in what is left, and whether it is sent.</summary>
public sealed record DraftLine(
    string Sku, ProductId ProductId, string Description, int Quantity, Money UnitPrice, Money Discount, Percentage TaxRate, Money Tax,
    bool NeedsParcel = true)
{
    /// <summary>EN 16931's code of the rate's category; null where it was not said.</summary>
    public string? TaxCategory { get; init; }

    /// <summary>The VATEX code of why no tax is charged; null where it is.</summary>
    public string? TaxReason { get; init; }

    /// <summary>Whether the right of withdrawal holds for it.</summary>
    public WithdrawalException WithdrawalException { get; init; }
}
