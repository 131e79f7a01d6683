using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Products by the codes that people write, and the other way round.</summary>
public static class ProductCodes
{
    /// <summary>The products with these codes; unknown codes are missing.</summary>
    public static async Task<IReadOnlyDictionary<string, ProductId>> ProductIdsAsync(this ShopDbContext db,
        IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        codes.Count == 0
            ? new Dictionary<string, ProductId>()
            : await db.Set<Product>().Where(product => codes.Contains(product.Code)).Select(product => new { product.Code, product.Id })
            .ToDictionaryAsync(product => product.Code, product => product.Id, StringComparer.Ordinal, cancellationToken);

    /// <summary>The codes of these products.</summary>
    public static async Task<IReadOnlyDictionary<ProductId, string>> ProductCodesAsync(this ShopDbContext db,
        IReadOnlyCollection<ProductId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? new Dictionary<ProductId, string>()
            : await db.Set<Product>().Where(product => ids.Contains(product.Id)).Select(product => new { product.Code, product.Id })
            .ToDictionaryAsync(product => product.Id, product => product.Code, cancellationToken);

    /// <summary>The codes of the products that are shown beside these.</summary>
    public static Task<IReadOnlyDictionary<ProductId, string>> RelatedCodesAsync(this ShopDbContext db, IEnumerable<Product> products,
        CancellationToken cancellationToken) =>
        db.ProductCodesAsync([.. products.SelectMany(product => product.Related).Select(related => related.RelatedId).Distinct()],
            cancellationToken);
}
