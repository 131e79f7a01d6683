using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// A product in a list. What it costs is read off <see cref="Offers"/>, which is never empty. A category without a name in the
/// language is null. <paramref name="PictureCode"/> names the drawing that stands in where <paramref name="Picture"/>,
/// the first of the merchant's own, is null.
/// </summary>
/// <param name="Offers">The variants for sale, in their order.</param>
public sealed record ProductCard(
    ProductId Id, string Name, string Slug, string Summary, string PictureCode, string PictureAlt, string? CategoryName,
    IReadOnlyList<CardOffer> Offers, IReadOnlyList<string> Tags, ShownPicture? Picture = null)
{
    /// <summary>The one that the card names: its price, its price per unit and its reduction belong together.</summary>
    public CardOffer Cheapest => Offers.MinBy(offer => offer.Price)!;

    public Money LowestPrice => Cheapest.Price;

    public Money HighestPrice => Offers.Max(offer => offer.Price);

    public UnitPrice? UnitPrice => Cheapest.UnitPrice;

    public Reduction? Reduction => Cheapest.Reduction;

    public IEnumerable<string> Skus => Offers.Select(offer => offer.Sku);

    /// <summary>The card as far as these SKUs go; as it is where none of them is among its offers.</summary>
    public ProductCard Among(IReadOnlyCollection<string> skus)
    {
        var there = Offers.Where(offer => skus.Contains(offer.Sku)).ToList();
        return there.Count == 0 || there.Count == Offers.Count ? this : this with { Offers = there };
    }
}

/// <summary>A variant on a card: the price applied now, tax included, what it holds, and what may be announced of a sale.</summary>
public sealed record CardOffer(string Sku, Money Price, int? NetAmount, NetUnit NetUnit, Reduction? Reduction = null)
{
    /// <summary>Only there for goods that say how much they hold.</summary>
    public UnitPrice? UnitPrice => UnitPrice.Of(Price, NetAmount, NetUnit);
}

/// <summary>A slug and the language that it belongs to.</summary>
public sealed record CultureSlug(string Culture, string Slug);
