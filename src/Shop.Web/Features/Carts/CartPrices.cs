using Shop.Domain.Carts;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Carts;

/// <summary>Prices a cart now, for the shopper of this request and in the page's language.</summary>
public sealed class CartPrices(QuoteLines quotes, Shopper shopper)
{
    /// <summary>The language that its lines are named in.</summary>
    public string Culture => shopper.Culture;

    /// <param name="cart">What lies in it.</param>
    /// <param name="country">Where to.</param>
    /// <param name="shipping">The way of sending; the cheapest when it is null.</param>
    /// <param name="postcode">Null while it is not known: then the country's own taxes are shown.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<QuoteResult> QuoteAsync(
        CartContents cart, string country, string? shipping, string? postcode, CancellationToken cancellationToken) =>
        quotes.ExecuteAsync(
            new QuoteRequest([.. cart.Items.Select(item => new WantedItem(item.Sku, item.Quantity))], cart.CouponCode, country, shipping,
                shopper.Culture)
            {
                Currency = shopper.Currency, GroupCode = shopper.GroupCode, Postcode = postcode,
            },
            cancellationToken);
}
