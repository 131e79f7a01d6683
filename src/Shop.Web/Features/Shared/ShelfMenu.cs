using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Web.Features.Carts;
using Shop.Web.Hosting.KeptPages;

namespace Shop.Web.Features.Shared;

/// <summary>What the head of each page shows: the categories and how much lies in the cart.</summary>
public sealed record ShelfMenuView(IReadOnlyList<CategoryCard> Categories, int CartCount);

public sealed class ShelfMenu(CategoryList categories, ReadCart carts, IHttpContextAccessor context, ILogger<ShelfMenu> log)
{
    public async Task<ShelfMenuView> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var shelves = await categories.ReadAsync(Language.Current, cancellationToken);
            var http = context.HttpContext!;
            return new ShelfMenuView(shelves, KeptPage.CartCountOf(http) ?? await carts.CountAsync(CartCookie.Read(http.Request), cancellationToken));
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // The page that says that the database is away has a head as well.
            log.LogWarning(error, "The menu could not be read.");
            return new ShelfMenuView([], 0);
        }
    }
}
