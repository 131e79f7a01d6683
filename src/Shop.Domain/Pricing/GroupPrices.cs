using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Puts what a shopper pays on cards and product pages: the prices that <see cref="QuoteLines"/> would charge it.</summary>
public sealed class GroupPrices(BookPrices books)
{
    /// <summary>The same cards in the same order. Where the group pays less than everybody, no reduction is shown.</summary>
    public async Task<IReadOnlyList<ProductCard>> OnCardsAsync(
        IReadOnlyList<ProductCard> cards, Shopper shopper, CancellationToken cancellationToken)
    {
        var own = await books.FindAsync([.. cards.SelectMany(card => card.Skus)], shopper.Currency, shopper.GroupCode, cancellationToken);
        return own.Count == 0
            ? cards
            : [.. cards.Select(card => card with { Offers = [.. card.Offers.Select(offer => OnOffer(offer, own))] })];
    }

    /// <summary>The same product with what the group pays for each variant.</summary>
    public async Task<ProductDetails> OnProductAsync(ProductDetails product, Shopper shopper, CancellationToken cancellationToken)
    {
        var skus = product.Variants.Select(variant => variant.Sku).ToList();
        var own = await books.FindAsync(skus, shopper.Currency, shopper.GroupCode, cancellationToken);
        return own.Count == 0 ? product : product with { Variants = [.. product.Variants.Select(variant => OnChoice(variant, own))] };
    }

    private static CardOffer OnOffer(CardOffer offer, IReadOnlyDictionary<string, Money> own)
    {
        var price = Paid(offer.Price, offer.Sku, own);
        return price == offer.Price ? offer : offer with { Price = price, Reduction = null };
    }

    private static VariantChoice OnChoice(VariantChoice variant, IReadOnlyDictionary<string, Money> own)
    {
        var price = Paid(variant.Price, variant.Sku, own);
        return price == variant.Price ? variant : variant with { Price = price, Reduction = null };
    }

    private static Money Paid(Money everybodys, string sku, IReadOnlyDictionary<string, Money> own) =>
        BookPrices.Paid(everybodys, own.TryGetValue(sku, out var price) ? price : null);
}
