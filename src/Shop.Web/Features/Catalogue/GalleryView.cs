using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;

namespace Shop.Web.Features.Catalogue;

/// <summary>A product's pictures in the order in which its page shows them.</summary>
/// <param name="Pictures">Empty when the merchant has uploaded none; the drawing stands in then.</param>
public sealed record GalleryView(IReadOnlyList<GalleryPicture> Pictures)
{
    /// <summary>The merchant's order, but the chosen variant's own picture first: its address opens on what it sells.</summary>
    public static GalleryView Of(ProductDetails product, string chosenSku, bool isChosenByAddress) => new(
        isChosenByAddress ? [.. product.Pictures.OrderByDescending(picture => picture.Sku == chosenSku)] : product.Pictures);
}
