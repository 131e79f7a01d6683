using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.PageCache;

/// <summary>What a page that is kept and the code that keeps it tell each other during a request. On other pages it does nothing.</summary>
public static class CachedPage
{
    /// <summary>The page shows these products: it is stale when one of them changes or sells out.</summary>
    public static void Shows(HttpContext http, IEnumerable<ProductId> products) =>
        InTheMaking(http)?.Tags.UnionWith(products.Select(CatalogueTags.Product));

    /// <summary>
    /// The page shows what a module changes under this tag of its own (<see cref="Shop.Domain.Persistence.ShopDbContext.Touch"/>).
    /// </summary>
    public static void Shows(HttpContext http, string tag) => InTheMaking(http)?.Tags.Add(tag);

    /// <summary>What the page says is another thing from then on: it is not handed out any more.</summary>
    public static void GoodUntil(HttpContext http, DateTimeOffset then)
    {
        if (InTheMaking(http) is { } page && then < page.GoodUntil) page.GoodUntil = then;
    }

    /// <summary>The address names something that is not there: were its page kept, made-up addresses would push out the others.</summary>
    public static void DoNotCache(HttpContext http)
    {
        if (InTheMaking(http) is { } page) page.IsCacheable = false;
    }

    /// <summary>The number under which the page is kept; the head must show this one. Null on pages that are not kept.</summary>
    public static int? CartCountOf(HttpContext http) => InTheMaking(http)?.Key?.Pieces;

    /// <summary>Whether the answer was kept, so that nothing ran but the reading of the cart's count.</summary>
    public static bool WasServed(HttpContext http) => http.Features.Get<CachedResponse>() is not null;

    /// <summary>Whether the page that is being made is to be handed out again.</summary>
    public static bool IsToBeCached(HttpContext http) => InTheMaking(http) is { IsCacheable: true };

    private static PageBeingRendered? InTheMaking(HttpContext http) => http.Features.Get<PageBeingRendered>();
}
