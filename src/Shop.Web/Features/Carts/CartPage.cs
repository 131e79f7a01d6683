using Shop.Domain.Carts;
using Shop.Domain.Inventory;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Carts;

/// <summary>Puts the cart page together.</summary>
public sealed class CartPage(ReadCart carts, CartPrices cartPrices, StockLevels stock, TaxesAndShipping prices, Cards cards)
{
    private const int Suggestions = 4;

    /// <param name="country">Where to, for the estimate; the merchant's own when it is unknown.</param>
    public async Task<CartView> ReadAsync(CartId? cartId, string country, CancellationToken cancellationToken)
    {
        var cart = await carts.ExecuteAsync(cartId, cancellationToken);
        var countries = await prices.CountriesAsync(cancellationToken);
        // Nobody is shown a total for a country that cannot be chosen.
        if (countries.Count > 0 && !countries.Contains(country)) country = countries[0];
        var priced = await cartPrices.QuoteAsync(cart, country, null, null, cancellationToken);
        var products = priced.Variants.Select(variant => variant.ProductId).Distinct().ToList();
        return new CartView(
            await LinesAsync(priced, cancellationToken), priced.NotForSale, priced.Quote,
            new CouponView(cart.CouponCode, priced.Coupon, priced.CouponRefused, priced.BelowCouponMinimum), priced.ShippingOptions,
            countries,
            await cards.BoughtTogetherAsync(products, [], cartPrices.Culture, Suggestions, cancellationToken))
        {
            IsTaxed = priced.IsTaxed,
        };
    }

    public async Task<IReadOnlyList<CartLineView>> LinesAsync(QuoteResult priced, CancellationToken cancellationToken)
    {
        var available = await stock.AvailableAsync([.. priced.Variants.Select(variant => variant.Sku)], cancellationToken);
        return [.. priced.Variants.Zip(priced.Quote.Lines, (variant, line) =>
            new CartLineView(variant, line, available.GetValueOrDefault(variant.Sku)))];
    }
}
