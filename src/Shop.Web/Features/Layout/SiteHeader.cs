using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Hosting.PageCache;

namespace Shop.Web.Features.Layout;

/// <summary>
/// What the head of each page shows: the categories, how much lies in the cart, and whose prices are shown (null: everybody's).
/// </summary>
public sealed record SiteHeaderView(IReadOnlyList<CategoryCard> Categories, int CartCount, string? PricesFor = null);

public sealed class SiteHeader(
    CategoryList categories, ReadCart carts, Shopper shopper, IHttpContextAccessor context, ILogger<SiteHeader> log)
{
    public async Task<SiteHeaderView> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await categories.ReadAsync(shopper.Culture, cancellationToken);
            var http = context.HttpContext!;
            var pieces = CachedPage.CartCountOf(http) ?? await carts.CountAsync(shopper.Cart, cancellationToken);
            return new SiteHeaderView(found, pieces, shopper.PriceGroup?.Name);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // The page that says that the database is away has a head as well.
            log.LogWarning(error, "The menu could not be read.");
            return new SiteHeaderView([], 0);
        }
    }
}
