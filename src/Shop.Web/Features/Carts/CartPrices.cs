using Shop.Domain.Carts;
using Shop.Domain.Pricing;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Carts;

/// <summary>Prices a cart now, for the shopper of this request and in the page's language.</summary>
public sealed class CartPrices(QuoteLines quotes, ShopperPrices own)
{
    /// <param name="cart">What lies in it.</param>
    /// <param name="country">Where to.</param>
    /// <param name="shipping">The way of sending; the cheapest when it is null.</param>
    public async Task<QuoteResult> QuoteAsync(CartContents cart, string country, string? shipping, CancellationToken cancellationToken) =>
        await quotes.ExecuteAsync(
            new QuoteRequest([.. cart.Items.Select(item => new WantedItem(item.Sku, item.Quantity))], cart.CouponCode, country, shipping, Language.Current)
            {
                GroupCode = await own.GroupAsync(cancellationToken),
            },
            cancellationToken);
}
