using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports;

/// <summary>Takes away the categories, brands, options and values that an import made, where no product and no part needs them.</summary>
internal sealed class UndoNames(ShopDbContext db, Guid importId)
{
    private const int Together = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var names = await db.Set<ImportName>().AsNoTracking().Where(name => name.ImportId == importId).ToListAsync(cancellationToken);
        foreach (var value in names.Where(name => name.Kind == "value"))
            await db.Set<FacetValue>().Where(each => each.FacetCode == value.Of && each.Code == value.Code
                && !db.Set<VariantValue>().Any(used => used.FacetCode == each.FacetCode && used.ValueCode == each.Code)
                && !db.Set<ProductValue>().Any(used => used.FacetCode == each.FacetCode && used.ValueCode == each.Code)
                && !db.Set<ProductMeasurement>().Any(used => used.FacetCode == each.FacetCode && used.UnitCode == each.Code))
                .ExecuteDeleteAsync(cancellationToken);
        foreach (var codes in Codes(names, "facet"))
            await db.Set<Facet>()
                .Where(facet => codes.Contains(facet.Code) && !db.Set<ProductOption>().Any(used => used.FacetCode == facet.Code)
                && !db.Set<ProductMeasurement>().Any(used => used.FacetCode == facet.Code)
                && !db.Set<FacetValue>().Any(value => value.FacetCode == facet.Code)).ExecuteDeleteAsync(cancellationToken);
        foreach (var codes in Codes(names, "brand"))
            await db.Set<Brand>()
                .Where(brand => codes.Contains(brand.Code) && !db.Set<Product>().Any(product => product.BrandCode == brand.Code))
                .ExecuteDeleteAsync(cancellationToken);
        foreach (var codes in Codes(names, "category"))
            await db.Set<Category>()
                .Where(category => codes.Contains(category.Code) && !db.Set<Product>().Any(product => product.CategoryCode == category.Code)
                && !db.Set<Category>().Any(part => part.ParentCode == category.Code)).ExecuteDeleteAsync(cancellationToken);
        if (names.Count == 0) return;
        db.Touch(CatalogueTags.Categories);
        db.Touch(CatalogueTags.Facets);
    }

    private static IEnumerable<string[]> Codes(List<ImportName> names, string kind) =>
        names.Where(name => name.Kind == kind).Select(name => name.Code).Chunk(Together);
}

/// <summary>What goes with a product or a variant that is removed for good.</summary>
internal static class Removal
{
    /// <summary>Deletes stock rows and their ledger: nothing was ever promised or sold of them.</summary>
    public static async Task ForgetStockAsync(this ShopDbContext db, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        if (skus.Count == 0) return;
        await db.Set<StockMovement>().Where(movement => skus.Contains(movement.Sku)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<StockItem>().Where(item => skus.Contains(item.Sku)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Lets the tracker forget a product with all that hangs on it, so that it is not written.</summary>
    public static void DetachWhole(this ShopDbContext db, Product product)
    {
        object[] parts =
            [.. product.Variants.SelectMany(variant => variant.Translations), .. product.Variants.SelectMany(variant => variant.Values),
            .. product.Variants,
            .. product.Translations, .. product.ListingEntries, .. product.SearchEntries, .. product.Options, .. product.Values,
            .. product.Measurements, .. product.Related, product];
        foreach (var part in parts) db.Entry(part).State = EntityState.Detached;
    }
}
