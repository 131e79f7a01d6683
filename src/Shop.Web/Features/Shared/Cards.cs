using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Shared;

/// <summary>A product in a list, at the prices of those variants that can be bought now; sold out, at all of them.</summary>
public sealed record CardView(ProductCard Product, bool IsSoldOut);

/// <summary>A list of cards.</summary>
/// <param name="Heading">The names' heading: <c>h2</c> or <c>h3</c>.</param>
/// <param name="IsFirst">Its first pictures are in sight when the page opens.</param>
public sealed record CardListView(IReadOnlyList<CardView> Cards, string Heading = "h3", bool IsFirst = false);

/// <summary>Lists of product cards, for every page that shows some, with what this shopper pays.</summary>
public sealed class Cards(ProductCards products, SoldOut soldOut, Recommend recommend, ProductPopularity popularity, ShopperPrices own)
{
    public async Task<IReadOnlyList<CardView>> WithStockAsync(IReadOnlyList<ProductCard> cards, CancellationToken cancellationToken)
    {
        var there = await soldOut.AmongAsync(cards, cancellationToken);
        return [.. (await own.OnCardsAsync(cards, cancellationToken))
            .Select(card => new CardView(card.Among(there[card.Id].Skus), there[card.Id].IsSoldOut))];
    }

    /// <summary>"Often bought together": never what is in the basket, nothing sold out; what sells now fills up.</summary>
    /// <param name="shown">What the page shows already.</param>
    public async Task<IReadOnlyList<CardView>> BoughtTogetherAsync(
        IReadOnlyCollection<ProductId> basket, IReadOnlyList<CardView> shown, string culture, int count,
            CancellationToken cancellationToken)
    {
        if (basket.Count == 0) return [];
        // Twice as many are asked for, since some may be sold out or not translated.
        var ranked = await recommend.ForProductsAsync(basket, (count * 2) + shown.Count, cancellationToken);
        return await AvailableAsync([.. ranked.Except(shown.Select(card => card.Product.Id))], culture, count, cancellationToken);
    }

    /// <summary>The cards of these products, in this order; what is not for sale or not translated is left out.</summary>
    public async Task<IReadOnlyList<CardView>> OfAsync(
        IReadOnlyCollection<ProductId> ids, string culture, int count, CancellationToken cancellationToken) =>
        [.. (await WithStockAsync(await products.ReadAsync(ids, culture, cancellationToken), cancellationToken)).Take(count)];

    /// <summary>"Popular now"; in a shop that has sold little, the newest follow.</summary>
    public async Task<IReadOnlyList<CardView>> PopularAsync(string culture, int count, CancellationToken cancellationToken) =>
        await AvailableAsync(await popularity.NowAsync(culture, count * 2, cancellationToken), culture, count, cancellationToken);

    private async Task<IReadOnlyList<CardView>> AvailableAsync(
        IReadOnlyCollection<ProductId> ids, string culture, int count, CancellationToken cancellationToken)
    {
        var cards = await WithStockAsync(await products.ReadAsync(ids, culture, cancellationToken), cancellationToken);
        return [.. cards.Where(card => !card.IsSoldOut).Take(count)];
    }
}
