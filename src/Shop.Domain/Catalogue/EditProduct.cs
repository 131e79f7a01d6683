using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What staff do to products: each change is one of the product's own methods, on the version that they saw.</summary>
public sealed class EditProduct(ShopDbContext db)
{
    private const int HistoryShown = 60;

    /// <summary>The whole product as it is stored, published or not; changes to it are not kept.</summary>
    public Task<Product?> FindAsync(string code, CancellationToken cancellationToken) =>
        Of(code).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(cancellationToken);

    /// <summary><see cref="SaveResult.Duplicate"/> when the code or a slug is taken.</summary>
    public Task<SaveResult> CreateAsync(Product product, CancellationToken cancellationToken) => db.StoreAsync(product, cancellationToken);

    /// <summary>
    /// All of the change or nothing. <see cref="SaveResult.Duplicate"/> when a slug or a SKU is taken by another product.
    /// </summary>
    public Task<SaveResult> ChangeAsync(string code, int version, Action<Product> change, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, change, cancellationToken);

    /// <summary>The products with these codes; unknown codes are missing.</summary>
    public Task<IReadOnlyDictionary<string, ProductId>> IdsAsync(IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        db.ProductIdsAsync(codes, cancellationToken);

    /// <summary>The codes of the products that are shown beside it.</summary>
    public Task<IReadOnlyDictionary<ProductId, string>> RelatedCodesAsync(Product product, CancellationToken cancellationToken) =>
        db.RelatedCodesAsync([product], cancellationToken);

    /// <summary>Which of the SKUs other products have.</summary>
    public async Task<IReadOnlyList<string>> TakenAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        await db.Set<Variant>().IgnoreAutoIncludes().Where(variant => skus.Contains(variant.Sku)).Select(variant => variant.Sku)
            .ToListAsync(cancellationToken);

    /// <summary>Which prices these SKUs had, the newest first.</summary>
    public async Task<IReadOnlyList<PriceChange>> PricesAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        await db.Set<PriceChange>().AsNoTracking().Where(change => skus.Contains(change.Sku))
            .OrderByDescending(change => change.At).Take(HistoryShown).ToListAsync(cancellationToken);

    private IQueryable<Product> Of(string code) => db.Set<Product>().Where(product => product.Code == code);
}
