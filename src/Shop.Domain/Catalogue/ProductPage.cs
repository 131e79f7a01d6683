using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Reads what a product's own page shows, and which such pages there are.</summary>
public sealed class ProductPage(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// The product with that slug in that language, in as many statements as it has kinds of facts; null when there is none,
    /// or it is not published or has no variant for sale.
    /// </summary>
    public Task<ProductFacts?> FindAsync(string culture, string slug, CancellationToken cancellationToken) =>
        ReadAsync(culture, slug, onlyPublished: true, cancellationToken);

    /// <summary>The same page as it would be if the product were published, for staff.</summary>
    public Task<ProductFacts?> PreviewAsync(string culture, string slug, CancellationToken cancellationToken) =>
        ReadAsync(culture, slug, onlyPublished: false, cancellationToken);

    private async Task<ProductFacts?> ReadAsync(string culture, string slug, bool onlyPublished, CancellationToken cancellationToken)
    {
        var found = await Found(culture, slug, onlyPublished).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var (options, values) = await ProductFacets.OptionsAsync(db, found.Id, culture, cancellationToken);
        var variants = await VariantsAsync(found.Id, culture, values, cancellationToken);
        var alternates = await Slugs(entry => entry.ProductId == found.Id).ToListAsync(cancellationToken);
        return variants.Count == 0 ? null : found.ToFacts(variants, [.. alternates.Select(page => new CultureSlug(page.Culture, page.Slug))]) with
        {
            Options = options, Attributes = await ProductFacets.AttributesAsync(db, found.Id, culture, cancellationToken),
            RelatedIds = await db.Set<RelatedProduct>().Where(related => related.ProductId == found.Id)
                .OrderBy(related => related.Position).Select(related => related.RelatedId).ToListAsync(cancellationToken),
            Pictures = await Pictures(found.Id, culture).ToListAsync(cancellationToken),
        };
    }

    /// <summary>Every product page of the shop, for the sitemap; the pages of one product follow each other.</summary>
    public async Task<IReadOnlyList<ProductSlug>> SlugsAsync(CancellationToken cancellationToken) =>
        await Slugs(entry => true).ToListAsync(cancellationToken);

    /// <summary>The slug of the product that has the SKU, in that language; null when it has no page in it.</summary>
    public Task<string?> SlugOfAsync(string sku, string culture, CancellationToken cancellationToken) => (
        from variant in db.Set<Variant>()
        where variant.Sku == sku
        join entry in db.Set<ListingEntry>() on variant.ProductId equals entry.ProductId
        where entry.Culture == culture && entry.ShownIn != null
        join text in db.Set<ProductTranslation>() on new { entry.ProductId, entry.Culture } equals new { text.ProductId, text.Culture }
        select text.Slug).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<ProductSlug> Slugs(System.Linq.Expressions.Expression<Func<ListingEntry, bool>> which) =>
        from entry in db.Set<ListingEntry>().Where(which)
        where entry.ShownIn != null
        join text in db.Set<ProductTranslation>() on new { entry.ProductId, entry.Culture } equals new { text.ProductId, text.Culture }
        orderby entry.ProductId, entry.Culture
        select new ProductSlug(entry.ProductId, entry.Culture, text.Slug);

    private IQueryable<ProductRow> Found(string culture, string slug, bool onlyPublished) =>
        from text in db.Set<ProductTranslation>().AsNoTracking()
        where text.Culture == culture && text.Slug == slug
        join product in db.Set<Product>().AsNoTracking().IgnoreAutoIncludes() on text.ProductId equals product.Id
        where product.IsPublished || !onlyPublished
        from category in db.Set<CategoryTranslation>()
            .Where(category => category.CategoryCode == product.CategoryCode && category.Culture == culture).DefaultIfEmpty()
        from brand in db.Set<Brand>().Where(brand => brand.Code == product.BrandCode).DefaultIfEmpty()
        select new ProductRow(
            product.Id, text, product.PictureCode, product.TagText,
            new Brewing(product.BrewingCelsius, product.BrewingSeconds, product.BrewingGramsPerLitre, product.BrewingInfusions),
            new Place(product.CategoryCode, category.Name, category.Slug), brand.Name);

    private async Task<IReadOnlyList<VariantChoice>> VariantsAsync(
        ProductId id, string culture, ILookup<string, (string Facet, string Value)> values, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await Variants(id, culture).ToListAsync(cancellationToken);
        var reductions = await Reductions.ReadAsync(db, rows.Select(row => row.Variant), clock, now, cancellationToken);
        return [.. rows.Select(row => row.ToChoice(now) with
        {
            Reduction = reductions.GetValueOrDefault(row.Variant.Sku),
            Values = values[row.Variant.Sku].ToDictionary(value => value.Facet, value => value.Value),
        })];
    }

    private IQueryable<VariantRow> Variants(ProductId id, string culture) =>
        from variant in db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
        where variant.ProductId == id && !variant.IsWithdrawn
        from own in db.Set<VariantTranslation>().Where(text => text.Sku == variant.Sku && text.Culture == culture).DefaultIfEmpty()
        from english in db.Set<VariantTranslation>()
            .Where(text => text.Sku == variant.Sku && text.Culture == CatalogueRules.FallbackCulture).DefaultIfEmpty()
        orderby variant.Position, variant.Sku
        select new VariantRow(variant, own.Label ?? english.Label);

    private sealed record VariantRow(Variant Variant, string? Label)
    {
        public VariantChoice ToChoice(DateTimeOffset now) => new(
            Variant.Sku, Label, Variant.PriceAt(now),
            new Goods(Variant.TaxClass, Variant.WeightGrams, Variant.NetAmount, Variant.FulfilmentKind, Variant.NetUnit)) { Gtin = Variant.Gtin };
    }

    private sealed record Place(string Code, string? Name, string? Slug);

    private IQueryable<GalleryPicture> Pictures(ProductId id, string culture) =>
        from place in db.Set<ProductPicture>()
        where place.ProductId == id
        join picture in db.Set<Picture>() on place.PictureHash equals picture.Hash
        where picture.State != PictureState.Failed
        from alt in db.Set<ProductPictureText>()
            .Where(alt => alt.ProductId == id && alt.PictureHash == place.PictureHash && alt.Culture == culture).DefaultIfEmpty()
        orderby place.Position
        select new GalleryPicture(new ShownPicture(picture.Hash, picture.Width, picture.Height, alt.Alt ?? ""), place.Sku);

    private sealed record ProductRow(
        ProductId Id, ProductTranslation Text, string PictureCode, string TagText, Brewing Brewing, Place Category, string? BrandName)
    {
        public ProductFacts ToFacts(IReadOnlyList<VariantChoice> variants, IReadOnlyList<CultureSlug> alternates) => new(
            Id, Text.Name, Text.Slug, Text.Summary, Text.Description, PictureCode, Text.PictureAlt, Text.OptionName,
            ProductTranslation.ReadDetails(Text.DetailsJson), Brewing.IsEmpty ? null : Brewing, Product.SplitTags(TagText),
            Category.Name, Category.Slug, variants, alternates) { CategoryCode = Category.Code, BrandName = BrandName };
    }
}
