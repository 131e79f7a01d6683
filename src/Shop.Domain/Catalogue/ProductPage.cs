using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Reads what a product's own page shows, and which such pages there are.</summary>
public sealed class ProductPage(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// The product with that slug in that language, in three statements; null when there is none, or it is not
    /// published or has no variant for sale.
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
        var now = clock.GetUtcNow();
        var variants = (await Variants(found.Id, culture).ToListAsync(cancellationToken)).ConvertAll(row => row.ToChoice(now));
        var alternates = await Slugs(entry => entry.ProductId == found.Id).ToListAsync(cancellationToken);
        return variants.Count == 0 ? null : found.ToFacts(variants, [.. alternates.Select(page => new CultureSlug(page.Culture, page.Slug))]);
    }

    /// <summary>Every product page of the shop, for the sitemap; the pages of one product follow each other.</summary>
    public async Task<IReadOnlyList<ProductSlug>> SlugsAsync(CancellationToken cancellationToken) =>
        await Slugs(entry => true).ToListAsync(cancellationToken);

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
        select new ProductRow(
            product.Id, text, product.PictureCode, product.TagText,
            new Brewing(product.BrewingCelsius, product.BrewingSeconds, product.BrewingGramsPerLitre, product.BrewingInfusions),
            category.Name, category.Slug);

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
            new Goods(Variant.TaxClass, Variant.WeightGrams, Variant.NetAmount, Variant.FulfilmentKind, Variant.NetUnit));
    }

    private sealed record ProductRow(
        ProductId Id, ProductTranslation Text, string PictureCode, string TagText, Brewing Brewing, string? CategoryName, string? CategorySlug)
    {
        public ProductFacts ToFacts(IReadOnlyList<VariantChoice> variants, IReadOnlyList<CultureSlug> alternates) => new(
            Id, Text.Name, Text.Slug, Text.Summary, Text.Description, PictureCode, Text.PictureAlt, Text.OptionName,
            ProductTranslation.ReadDetails(Text.DetailsJson), Brewing.IsEmpty ? null : Brewing, Product.SplitTags(TagText),
            CategoryName, CategorySlug, variants, alternates);
    }
}
