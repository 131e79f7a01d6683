using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Pricing;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Carts;

/// <summary>All that the cart page shows, priced now.</summary>
public sealed record CartView(
    IReadOnlyList<CartLineView> Lines, IReadOnlyList<string> Gone, Quote Quote, CouponView Coupon,
    IReadOnlyList<QuotedShipping> ShippingOptions, IReadOnlyList<string> Countries, IReadOnlyList<CardView> BoughtTogether)
{
    public bool IsEmpty => Lines.Count == 0 && Gone.Count == 0;

    /// <summary>The country's tax rates for these goods are entered. Where they are not, such goods are not sold.</summary>
    public bool IsTaxed { get; init; } = true;

    /// <summary>Nothing stands in the way of the checkout.</summary>
    public bool CanCheckOut => IsDelivered && Lines.Count > 0 && Gone.Count == 0 && Lines.All(line => line.HasEnough);

    /// <summary>The shop sells to the country, and has said to which ones it does.</summary>
    public bool IsDelivered => IsTaxed && (Countries.Count > 0 || !Quote.NeedsDelivery);

    /// <summary>The answer to the last form.</summary>
    public FlashMessage? Message { get; init; }
}

/// <summary>A line with the price and the stock of this moment.</summary>
public sealed record CartLineView(SellableVariant Variant, QuoteLine Line, int Available)
{
    public bool HasEnough => Available >= Line.Item.Quantity;
}

/// <summary>The code in the cart and whether it does anything now.</summary>
public sealed record CouponView(string? Code, CouponTerms? Terms, bool IsRefused, bool IsBelowMinimum);
