using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>What the shopper of this request pays, on what is shown. Who has everybody's prices costs no question.</summary>
public sealed class ShopperPrices(GroupPrices prices, Shopper shopper)
{
    public Task<IReadOnlyList<ProductCard>> OnCardsAsync(IReadOnlyList<ProductCard> cards, CancellationToken cancellationToken) =>
        prices.OnCardsAsync(cards, shopper, cancellationToken);

    public Task<ProductDetails> OnProductAsync(ProductDetails product, CancellationToken cancellationToken) =>
        prices.OnProductAsync(product, shopper, cancellationToken);
}
