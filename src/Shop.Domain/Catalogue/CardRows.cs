using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Reads cards with two statements, however many there are: texts, then variants; a third when something is on sale.</summary>
internal static class CardRows
{
    private static readonly Func<ShopDbContext, List<ProductId>, string, IAsyncEnumerable<TextRow>> Texts =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<ProductId> ids, string culture) =>
            from entry in db.Set<ListingEntry>().AsNoTracking()
                .Where(entry => ids.Contains(entry.ProductId) && entry.Culture == culture && entry.ShownIn != null)
            join product in db.Set<Product>() on entry.ProductId equals product.Id
            join text in db.Set<ProductTranslation>() on new { entry.ProductId, entry.Culture } equals new { text.ProductId, text.Culture }
            from category in db.Set<CategoryTranslation>()
                .Where(category => category.CategoryCode == entry.CategoryCode && category.Culture == entry.Culture).DefaultIfEmpty()
            // The first uploaded picture: a product has one place 0, and a place has one picture, so no row doubles.
            from place in db.Set<ProductPicture>().Where(place => place.ProductId == entry.ProductId && place.Position == 0)
                .DefaultIfEmpty()
            from picture in db.Set<Picture>()
                .Where(picture => picture.Hash == place.PictureHash && picture.State != PictureState.Failed).DefaultIfEmpty()
            from alt in db.Set<ProductPictureText>()
                .Where(alt => alt.ProductId == place.ProductId && alt.PictureHash == place.PictureHash && alt.Culture == entry.Culture)
                    .DefaultIfEmpty()
            select new TextRow(
                entry.ProductId, text.Name, text.Slug, text.Summary, product.PictureCode, text.PictureAlt, category.Name, product.TagText,
                ShownPicture.Joined(picture.Hash, picture.Width, picture.Height, alt.Alt))));

    private static readonly Func<ShopDbContext, List<ProductId>, IAsyncEnumerable<Variant>> Variants =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<ProductId> ids) => db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
            .OrderBy(variant => variant.Position).ThenBy(variant => variant.Sku)
            .Where(variant => ids.Contains(variant.ProductId) && !variant.IsWithdrawn)));

    /// <summary>The cards of those that are shown in the language, in no order.</summary>
    public static async Task<List<DatedCard>> ReadAsync(
        ShopDbContext db, List<ProductId> wanted, string culture, TimeProvider clock, CancellationToken cancellationToken)
    {
        var texts = await Texts(db, wanted, culture).ToListAsync(cancellationToken);
        var ids = texts.ConvertAll(text => text.Id);
        var variants = ids.Count == 0 ? [] : await Variants(db, ids).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var reductions = await Reductions.ReadAsync(db, variants, clock, now, cancellationToken);
        var byProduct = variants.ToLookup(variant => variant.ProductId);
        // A product whose last variant was withdrawn between the two statements is left out.
        return [.. texts.Where(text => byProduct.Contains(text.Id)).Select(text => Dated(text, [.. byProduct[text.Id]], reductions, now))];
    }

    private static DatedCard Dated(TextRow text, List<Variant> variants, IReadOnlyDictionary<string, Reduction> reductions,
        DateTimeOffset now) => new(
        text.ToCard(variants, reductions, now),
        variants.SelectMany(variant => new[] { variant.SaleFrom, variant.SaleUntil }).OfType<DateTimeOffset>().Where(at => at > now)
            .DefaultIfEmpty(DateTimeOffset.MaxValue).Min());

    private sealed record TextRow(
        ProductId Id, string Name, string Slug, string Summary, string PictureCode, string PictureAlt, string? CategoryName, string TagText,
        ShownPicture? Picture)
    {
        public ProductCard ToCard(List<Variant> variants, IReadOnlyDictionary<string, Reduction> reductions, DateTimeOffset now) => new(
            Id, Name, Slug, Summary, PictureCode, PictureAlt, CategoryName,
            [.. variants.Select(variant => new CardOffer(
                variant.Sku, variant.PriceAt(now), variant.NetAmount, variant.NetUnit, reductions.GetValueOrDefault(variant.Sku)))],
            Product.SplitTags(TagText), Picture);
    }
}
