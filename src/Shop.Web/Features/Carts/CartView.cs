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

    /// <summary>Nothing stands in the way of the checkout.</summary>
    public bool CanCheckOut => Lines.Count > 0 && Gone.Count == 0 && Lines.All(line => line.HasEnough);

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
