using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Puts a group's prices on cards and product pages: those that <see cref="QuoteLines"/> would charge it.</summary>
public sealed class GroupPrices(ShopDbContext db, BookPrices books, TimeProvider clock)
{
    /// <summary>The same cards in the same order. Where the group pays less than everybody, no reduction is shown.</summary>
    public async Task<IReadOnlyList<ProductCard>> OnCardsAsync(IReadOnlyList<ProductCard> cards, string groupCode, CancellationToken cancellationToken)
    {
        var own = await books.FindAsync([.. cards.SelectMany(card => card.Skus)], QuoteLines.Currency, groupCode, cancellationToken);
        var skus = cards.Where(card => card.Skus.Any(own.ContainsKey)).SelectMany(card => card.Skus).ToList();
        if (skus.Count == 0) return cards;
        var variants = await db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
            .Where(variant => skus.Contains(variant.Sku)).ToDictionaryAsync(variant => variant.Sku, cancellationToken);
        return [.. cards.Select(card => OnCard(card, [.. card.Skus.Where(variants.ContainsKey).Select(sku => variants[sku])], own))];
    }

    /// <summary>The same product with what the group pays for each variant.</summary>
    public async Task<ProductFacts> OnProductAsync(ProductFacts product, string groupCode, CancellationToken cancellationToken)
    {
        var own = await books.FindAsync([.. product.Variants.Select(variant => variant.Sku)], QuoteLines.Currency, groupCode, cancellationToken);
        return own.Count == 0 ? product : product with { Variants = [.. product.Variants.Select(variant => OnChoice(variant, own))] };
    }

    private ProductCard OnCard(ProductCard card, List<Variant> variants, IReadOnlyDictionary<string, Money> own)
    {
        if (variants.Count == 0) return card;
        var now = clock.GetUtcNow();
        var prices = variants.ConvertAll(variant => Paid(variant.PriceAt(now), variant.Sku, own));
        var units = variants.Zip(prices, (variant, price) => UnitPrice.Of(price, variant.NetAmount, variant.NetUnit));
        return card with
        {
            LowestPrice = prices.Min(), HighestPrice = prices.Max(), UnitPrice = UnitPrice.Lowest(units),
            Reduction = prices.Min() < card.LowestPrice ? null : card.Reduction,
        };
    }

    private static VariantChoice OnChoice(VariantChoice variant, IReadOnlyDictionary<string, Money> own)
    {
        var price = Paid(variant.Price, variant.Sku, own);
        return price == variant.Price ? variant : variant with { Price = price, Reduction = null };
    }

    private static Money Paid(Money everybodys, string sku, IReadOnlyDictionary<string, Money> own) =>
        BookPrices.Paid(everybodys, own.TryGetValue(sku, out var price) ? price : null);
}
