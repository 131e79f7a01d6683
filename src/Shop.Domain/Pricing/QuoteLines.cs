using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>A SKU and how many of it.</summary>
public sealed record WantedItem(string Sku, int Quantity);

/// <summary>What is to be priced. Without a country the merchant's own is taken, without a method the cheapest.</summary>
public sealed record QuoteRequest(IReadOnlyList<WantedItem> Items, string? CouponCode, string Country, string? ShippingCode, string Culture);

/// <summary>
/// The quote and what it could not price: SKUs that are gone, a coupon that does not hold, no way to send there.
/// </summary>
public sealed record QuoteResult(
    Quote Quote, IReadOnlyList<VariantFacts> Variants, IReadOnlyList<string> NotForSale, CouponTerms? Coupon, bool CouponRefused,
    IReadOnlyList<QuotedShipping> ShippingOptions)
{
    /// <summary>The coupon holds, but the goods do not cost enough for it.</summary>
    public bool BelowCouponMinimum => Coupon is not null && Quote.Subtotal < Coupon.Minimum;

    public bool CanBeSent => Quote.Shipping is not null;
}

/// <summary>Prices lines now, from the database as it is: the only door to <see cref="PriceKernel"/>.</summary>
public sealed class QuoteLines(VariantLookup variants, FindCoupon coupons, TaxesAndShipping prices)
{
    /// <summary>The shop's base currency; price books bring others later.</summary>
    public static Currency Currency => Currency.Eur;

    public async Task<QuoteResult> ExecuteAsync(QuoteRequest request, CancellationToken cancellationToken)
    {
        var found = await variants.FindAsync([.. request.Items.Select(item => item.Sku)], request.Culture, cancellationToken);
        var forSale = request.Items.Where(item => found.TryGetValue(item.Sku, out var variant) && variant.IsForSale).ToList();
        var items = forSale.ConvertAll(item => Price(found[item.Sku], item.Quantity));
        var coupon = request.CouponCode is null ? null : await coupons.ExecuteAsync(request.CouponCode, Currency, cancellationToken);
        var methods = await prices.ShippingAsync(request.Country, items.Sum(item => item.WeightGrams * item.Quantity), Currency, cancellationToken);
        var method = request.ShippingCode is null ? methods.FirstOrDefault() : methods.FirstOrDefault(each => each.Code == request.ShippingCode);
        var taxes = await prices.TaxesAsync(cancellationToken);
        var quote = PriceKernel.Calculate(new PricingRequest(items, Currency, coupon, method, request.Country, request.Culture, taxes));
        return new QuoteResult(
            quote, forSale.ConvertAll(item => found[item.Sku]), [.. request.Items.Select(item => item.Sku).Except(forSale.Select(item => item.Sku))],
            coupon, request.CouponCode is not null && coupon is null,
            [.. methods.Select(each => each.For(quote.Subtotal - quote.Discount, request.Culture))]);
    }

    private static PricedItem Price(VariantFacts variant, int quantity) => new(
        variant.Sku, variant.ProductId, variant.Description, quantity, variant.ListPrice, variant.TaxClass, variant.WeightGrams);
}
