using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>Reads what is bought most.</summary>
public sealed class ProductPopularity(ShopDbContext db)
{
    /// <summary>The products in most paid orders that can be bought now; equals follow their id. Empty in a new shop.</summary>
    public async Task<IReadOnlyList<ProductId>> TopAsync(int count, CancellationToken cancellationToken) =>
        await Ranked(db).Select(product => product.ProductId).Take(count).ToListAsync(cancellationToken);

    internal static IQueryable<ProductCount> Ranked(ShopDbContext db) => db.Set<ProductCount>().AsNoTracking()
        .Where(product => product.Count > 0)
        .Where(product => db.Set<ListingEntry>().Any(entry => entry.ProductId == product.ProductId && entry.ShownIn != null))
        .OrderByDescending(product => product.Count).ThenBy(product => product.ProductId);
}
