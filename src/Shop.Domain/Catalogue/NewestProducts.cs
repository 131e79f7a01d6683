using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Reads what came into the shop last.</summary>
public sealed class NewestProducts(ShopDbContext db)
{
    /// <summary>What is listed in the language and not excepted, the newest first.</summary>
    public async Task<IReadOnlyList<ProductId>> ReadAsync(
        string culture, int count, IReadOnlyCollection<ProductId> except, CancellationToken cancellationToken) => await db
        .Set<ListingEntry>().Where(entry => entry.ShownIn == culture && !except.Contains(entry.ProductId))
        .OrderByDescending(entry => entry.ListedAt).ThenByDescending(entry => entry.ProductId)
        .Select(entry => entry.ProductId).Take(count).ToListAsync(cancellationToken);
}
