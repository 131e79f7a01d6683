using Microsoft.EntityFrameworkCore;
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
    public Task<ProductDetails?> FindAsync(string culture, string slug, CancellationToken cancellationToken) =>
        ReadAsync(culture, slug, onlyPublished: true, cancellationToken);

    /// <summary>The same page as it would be if the product were published, for staff.</summary>
    public Task<ProductDetails?> PreviewAsync(string culture, string slug, CancellationToken cancellationToken) =>
        ReadAsync(culture, slug, onlyPublished: false, cancellationToken);

    private async Task<ProductDetails?> ReadAsync(string culture, string slug, bool onlyPublished, CancellationToken cancellationToken)
    {
        var found = await ProductPageQueries.Found(db, culture, slug, onlyPublished).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var (options, values) = await ProductFacets.OptionsAsync(db, found.Id, culture, cancellationToken);
        var variants = await VariantsAsync(found.Id, culture, values, cancellationToken);
        return variants.Count == 0
            ? null
            : found.ToDetails(variants, await ProductPageQueries.Slugs(db, found.Id).ToListAsync(cancellationToken)) with
        {
            Options = options, Attributes = await ProductFacets.AttributesAsync(db, found.Id, culture, cancellationToken),
            RelatedIds = await ProductPageQueries.RelatedIds(db, found.Id).ToListAsync(cancellationToken),
            Pictures = await ProductPageQueries.Pictures(db, found.Id, culture).ToListAsync(cancellationToken),
        };
    }

    /// <summary>Every product page of the shop, for the sitemap; the pages of one product follow each other.</summary>
    public async Task<IReadOnlyList<ProductSlug>> SlugsAsync(CancellationToken cancellationToken) => await (
        from entry in db.Set<ListingEntry>()
        where entry.ShownIn != null
        join text in db.Set<ProductTranslation>() on new { entry.ProductId, entry.Culture } equals new { text.ProductId, text.Culture }
        orderby entry.ProductId, entry.Culture
        select new ProductSlug(entry.ProductId, entry.Culture, text.Slug)).ToListAsync(cancellationToken);

    /// <summary>The slug of the product that has the SKU, in that language; null when it has no page in it.</summary>
    public Task<string?> SlugOfAsync(string sku, string culture, CancellationToken cancellationToken) => (
        from variant in db.Set<Variant>()
        where variant.Sku == sku
        join entry in db.Set<ListingEntry>() on variant.ProductId equals entry.ProductId
        where entry.Culture == culture && entry.ShownIn != null
        join text in db.Set<ProductTranslation>() on new { entry.ProductId, entry.Culture } equals new { text.ProductId, text.Culture }
        select text.Slug).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<VariantChoice>> VariantsAsync(
        ProductId id, string culture, ILookup<string, (string Facet, string Value)> values, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await ProductPageQueries.Variants(db, id, culture).ToListAsync(cancellationToken);
        var reductions = await Reductions.ReadAsync(db, rows.Select(row => row.Variant), clock, now, cancellationToken);
        return [.. rows.Select(row => row.ToChoice(now) with
        {
            Reduction = reductions.GetValueOrDefault(row.Variant.Sku),
            Values = values[row.Variant.Sku].ToDictionary(value => value.Facet, value => value.Value),
        })];
    }
}
