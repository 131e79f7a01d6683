using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>A product and all of its pictures, for staff. Names are English, or the code where there are none.</summary>
public sealed record PicturedProduct(
    ProductId Id, string Code, string Name, string? Slug, IReadOnlyList<PicturedVariant> Variants, IReadOnlyList<ListedPicture> Pictures);

public sealed record PicturedVariant(string Sku, string? Label);

/// <summary>A picture in its place, with how far it is.</summary>
public sealed record ListedPicture(ProductPicture Place, Picture Picture)
{
    public string Alt(string culture) => Place.Texts.FirstOrDefault(text => text.Culture == culture)?.Alt ?? "";
}

/// <summary>Reads a product's pictures for staff.</summary>
public sealed class PictureList(ShopDbContext db)
{
    /// <returns>Null when no product has that code.</returns>
    public async Task<PicturedProduct?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var product = await db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(product => product.Code == code, cancellationToken);
        if (product is null) return null;
        var places = await db.Set<ProductPicture>().AsNoTracking().Where(place => place.ProductId == product.Id)
            .OrderBy(place => place.Position).ToListAsync(cancellationToken);
        var hashes = places.ConvertAll(place => place.PictureHash);
        var pictures = await db.Set<Picture>().AsNoTracking().Where(picture => hashes.Contains(picture.Hash))
            .ToDictionaryAsync(picture => picture.Hash, cancellationToken);
        var english = product.Translations.FirstOrDefault(text => text.Culture == Language.FallbackCode);
        return new PicturedProduct(
            product.Id, product.Code, english?.Name
                ?? product.Code, english?.Slug, [.. product.Variants.OrderBy(variant => variant.Position).Select(Of)],
            places.ConvertAll(place => new ListedPicture(place, pictures[place.PictureHash])));
    }

    private static PicturedVariant Of(Variant variant) =>
        new(variant.Sku, variant.Translations.FirstOrDefault(text => text.Culture == Language.FallbackCode)?.Label);
}
