using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>Reads what sells now.</summary>
public sealed class ProductPopularity(ShopDbContext db, NewestProducts newest)
{
    /// <summary>
    /// What is bought most, recent orders before old ones, of what is listed in the language; equals follow their id. Where
    /// fewer were sold, the newest products follow.
    /// </summary>
    public async Task<IReadOnlyList<ProductId>> NowAsync(string culture, int count, CancellationToken cancellationToken)
    {
        var top = await Ranked(db).Select(product => product.ProductId)
            .Where(id => db.Set<ListingEntry>().Any(entry => entry.ProductId == id && entry.Culture == culture && entry.ShownIn != null))
            .Take(count).ToListAsync(cancellationToken);
        if (top.Count < count) top.AddRange(await newest.ReadAsync(culture, count - top.Count, top, cancellationToken));
        return top;
    }

    internal static IQueryable<ProductCount> Ranked(ShopDbContext db) => db.Set<ProductCount>().AsNoTracking()
        .Where(product => product.Count > 0)
        .Where(product => db.Set<ListingEntry>().Any(entry => entry.ProductId == product.ProductId && entry.ShownIn != null))
        .OrderByDescending(product => product.Heat).ThenBy(product => product.ProductId);
}
