using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Finds products by the codes that people write.</summary>
public sealed class ProductsByCode(ShopDbContext db)
{
    /// <summary>The products with these codes; unknown codes are missing.</summary>
    public Task<IReadOnlyDictionary<string, ProductId>> FindAsync(IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        db.ProductIdsAsync(codes, cancellationToken);
}
