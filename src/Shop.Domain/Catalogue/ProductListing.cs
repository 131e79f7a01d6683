using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Catalogue;

/// <summary>Reads lists of products: the whole catalogue, a category, or what a search found.</summary>
public sealed class ProductListing(ShopDbContext db, TimeProvider clock)
{
    /// <summary>
    /// One page, in three statements for any size of catalogue, one more for a category and one for prices on sale. Every word searched for must occur in the product's
    /// name, summary, tags, SKUs or category. Only what is translated into the language and for sale is listed.
    /// </summary>
    public async Task<ListingPage> ReadAsync(ListingQuery query, CancellationToken cancellationToken)
    {
        var matching = await ListingFilter.MatchingAsync(db, query, cancellationToken);
        var total = await matching.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, ListingQuery.MaxPageSize);
        var pages = (total + size - 1) / size;
        var page = Math.Clamp(query.Page, 1, Math.Max(1, pages));
        if (total == 0) return new ListingPage([], 0, page, pages);
        var shown = ListingFilter.Ordered(matching, query).Skip((page - 1) * size).Take(size);
        return new ListingPage(await CardRows.ReadAsync(db, shown, clock, cancellationToken), total, page, pages);
    }
}
