using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Finds variants by SKU for the modules that price, stock and sell them.</summary>
public sealed class VariantLookup(ShopDbContext db, TimeProvider clock)
{
    private static readonly Func<ShopDbContext, string, CancellationToken, Task<bool>> ForSale =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, string sku, CancellationToken _) => db.Set<Variant>().Any(variant => variant.Sku == sku && !variant.IsWithdrawn
            && db.Set<Product>().Any(product => product.Id == variant.ProductId && product.IsPublished))));

    // Ten tables: to write the statement anew for each cart took longer than to run it.
    private static readonly Func<ShopDbContext, List<string>, string, IAsyncEnumerable<Row>> Rows =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<string> skus, string culture) =>
            from variant in db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
            where skus.Contains(variant.Sku)
            join product in db.Set<Product>() on variant.ProductId equals product.Id
            from own in db.Set<ProductTranslation>()
                .Where(text => text.ProductId == product.Id && text.Culture == culture).DefaultIfEmpty()
            from english in db.Set<ProductTranslation>()
                .Where(text => text.ProductId == product.Id && text.Culture == Language.FallbackCode).DefaultIfEmpty()
            from ownOption in db.Set<VariantTranslation>()
                .Where(text => text.Sku == variant.Sku && text.Culture == culture).DefaultIfEmpty()
            from englishOption in db.Set<VariantTranslation>()
                .Where(text => text.Sku == variant.Sku && text.Culture == Language.FallbackCode).DefaultIfEmpty()
            // Its own picture, else the product's first; the unique indexes keep the rows from doubling.
            from ownPlace in db.Set<ProductPicture>().Where(place => place.Sku == variant.Sku).DefaultIfEmpty()
            from first in db.Set<ProductPicture>().Where(place => place.ProductId == product.Id && place.Position == 0).DefaultIfEmpty()
            from ownPicture in db.Set<Picture>()
                .Where(picture => picture.Hash == ownPlace.PictureHash && picture.State != PictureState.Failed).DefaultIfEmpty()
            from firstPicture in db.Set<Picture>()
                .Where(picture => picture.Hash == first.PictureHash && picture.State != PictureState.Failed).DefaultIfEmpty()
            select new Row(
                variant, product.IsPublished, product.PictureCode, product.WithdrawalException,
                ShownPicture.Joined(ownPicture.Hash, ownPicture.Width, ownPicture.Height, null)
                    ?? ShownPicture.Joined(firstPicture.Hash, firstPicture.Width, firstPicture.Height, null),
                new Names(own.Name ?? english.Name ?? product.Code, own.Slug ?? english.Slug ?? product.Code, ownOption.Label
                    ?? englishOption.Label))));

    /// <summary>Whether it can be put into a cart: it is there, published and not withdrawn.</summary>
    public Task<bool> IsForSaleAsync(string sku, CancellationToken cancellationToken) => ForSale(db, sku, cancellationToken);

    /// <summary>
    /// The variants by SKU, in one statement; unknown SKUs are missing. Names are in that culture, else in English, else
    /// the product's code: whoever has it in the cart must be told what it is. Its picture comes without a description.
    /// Unpublished and withdrawn ones are not for sale. The price is the one applied at this second.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, SellableVariant>> FindAsync(
        IReadOnlyCollection<string> skus, string culture, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return new Dictionary<string, SellableVariant>();
        var rows = await Rows(db, [.. skus.Distinct()], culture).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return rows.ToDictionary(row => row.Variant.Sku, row => row.ToDetails(now), StringComparer.Ordinal);
    }

    private sealed record Names(string Product, string Slug, string? Option);

    private sealed record Row(
        Variant Variant, bool IsPublished, string PictureCode, WithdrawalException Exception, ShownPicture? Picture, Names Names)
    {
        public SellableVariant ToDetails(DateTimeOffset now) => new(
            Variant.Sku, Variant.ProductId, Names.Product, Names.Option, Names.Slug, PictureCode, Variant.PriceAt(now),
            Variant.TaxClass, Variant.WeightGrams, Variant.FulfilmentKind, IsPublished && !Variant.IsWithdrawn, Picture)
        {
            ParcelSize = Variant.ParcelSize, WithdrawalException = Exception,
        };
    }
}
