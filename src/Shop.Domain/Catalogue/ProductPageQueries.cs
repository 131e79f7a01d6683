using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>The product page's statements, translated once for the life of the process.</summary>
internal static class ProductPageQueries
{
    /// <summary>The product with that slug in that language, published or, for staff, not.</summary>
    public static readonly Func<ShopDbContext, string, string, bool, IAsyncEnumerable<ProductRow>> Found =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, string culture, string slug, bool onlyPublished) =>
            from text in db.Set<ProductTranslation>().AsNoTracking()
            where text.Culture == culture && text.Slug == slug
            join product in db.Set<Product>().AsNoTracking().IgnoreAutoIncludes() on text.ProductId equals product.Id
            where product.IsPublished || !onlyPublished
            from category in db.Set<CategoryTranslation>()
                .Where(category => category.CategoryCode == product.CategoryCode && category.Culture == culture).DefaultIfEmpty()
            from brand in db.Set<Brand>().Where(brand => brand.Code == product.BrandCode).DefaultIfEmpty()
            select new ProductRow(
                product.Id, text, product.PictureCode, product.TagText,
                new Place(product.CategoryCode, category.Name, category.Slug), brand.Name, product.WithdrawalException)));

    /// <summary>Its pages in all languages.</summary>
    public static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<CultureSlug>> Slugs =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id) =>
            from entry in db.Set<ListingEntry>()
            where entry.ProductId == id && entry.ShownIn != null
            join text in db.Set<ProductTranslation>() on new { entry.ProductId, entry.Culture } equals new { text.ProductId, text.Culture }
            orderby entry.Culture
            select new CultureSlug(entry.Culture, text.Slug)));

    /// <summary>Its variants for sale, in the merchant's order.</summary>
    public static readonly Func<ShopDbContext, ProductId, string, IAsyncEnumerable<VariantRow>> Variants =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id, string culture) =>
            from variant in db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
            where variant.ProductId == id && !variant.IsWithdrawn
            from own in db.Set<VariantTranslation>().Where(text => text.Sku == variant.Sku && text.Culture == culture).DefaultIfEmpty()
            from english in db.Set<VariantTranslation>()
                .Where(text => text.Sku == variant.Sku && text.Culture == Language.FallbackCode).DefaultIfEmpty()
            orderby variant.Position, variant.Sku
            select new VariantRow(variant, own.Label ?? english.Label)));

    /// <summary>What the merchant named beside it.</summary>
    public static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<ProductId>> RelatedIds =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id) =>
            db.Set<RelatedProduct>().Where(related => related.ProductId == id).OrderBy(related => related.Position)
                .Select(related => related.RelatedId)));

    /// <summary>Its uploaded pictures, described in that language.</summary>
    public static readonly Func<ShopDbContext, ProductId, string, IAsyncEnumerable<GalleryPicture>> Pictures =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id, string culture) =>
            from place in db.Set<ProductPicture>()
            where place.ProductId == id
            join picture in db.Set<Picture>() on place.PictureHash equals picture.Hash
            where picture.State != PictureState.Failed
            from alt in db.Set<ProductPictureText>()
                .Where(alt => alt.ProductId == id && alt.PictureHash == place.PictureHash && alt.Culture == culture).DefaultIfEmpty()
            orderby place.Position
            select new GalleryPicture(new ShownPicture(picture.Hash, picture.Width, picture.Height, alt.Alt ?? ""), place.Sku)));

    internal sealed record VariantRow(Variant Variant, string? Label)
    {
        public VariantChoice ToChoice(DateTimeOffset now) => new(
            Variant.Sku, Label, Variant.PriceAt(now),
            new Goods(
                Variant.TaxClass, Variant.WeightGrams, Variant.NetAmount, Variant.FulfilmentKind, Variant.NetUnit,
                    Variant.IsStockCounted) { ParcelSize = Variant.ParcelSize }) { Gtin = Variant.Gtin };
    }

    internal sealed record Place(string Code, string? Name, string? Slug);

    internal sealed record ProductRow(
        ProductId Id, ProductTranslation Text, string PictureCode, string TagText, Place Category, string? BrandName,
        WithdrawalException Exception)
    {
        public ProductDetails ToDetails(IReadOnlyList<VariantChoice> variants, IReadOnlyList<CultureSlug> alternates) => new(
            Id, Text.Name, Text.Slug, Text.Summary, Text.Description, PictureCode, Text.PictureAlt, Text.OptionName,
            ProductTranslation.ReadDetails(Text.DetailsJson), Product.SplitTags(TagText),
            Category.Name, Category.Slug, variants, alternates)
        {
            CategoryCode = Category.Code, BrandName = BrandName, WithdrawalException = Exception,
        };
    }
}
