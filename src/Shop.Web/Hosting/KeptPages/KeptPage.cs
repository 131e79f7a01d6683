using Microsoft.AspNetCore.OutputCaching;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.KeptPages;

/// <summary>What a page that is kept and the code that keeps it tell each other during a request. On other pages it does nothing.</summary>
public static class KeptPage
{
    private static readonly object CartCount = new();
    private static readonly object Served = new();

    /// <summary>The page shows these products: it is stale when one of them changes or sells out.</summary>
    public static void Shows(HttpContext http, IEnumerable<ProductId> products)
    {
        if (http.Features.Get<IOutputCacheFeature>()?.Context is { } context) context.Tags.UnionWith(products.Select(CatalogueTags.Product));
    }

    /// <summary>The address names something that is not there: were its page kept, made-up addresses would push out the others.</summary>
    public static void IsMadeUp(HttpContext http)
    {
        if (http.Features.Get<IOutputCacheFeature>()?.Context is { } context) context.AllowCacheStorage = false;
    }

    /// <summary>The number under which the page is kept; the head must show this one. Null on pages that are not kept.</summary>
    public static int? CartCountOf(HttpContext http) => http.Items.TryGetValue(CartCount, out var pieces) ? (int)pieces! : null;

    /// <summary>Whether the answer was kept, so that nothing ran but the reading of the cart's count.</summary>
    public static bool WasServed(HttpContext http) => http.Items.ContainsKey(Served);

    /// <summary>Whether the page that is being made is to be handed out again.</summary>
    public static bool IsToBeKept(HttpContext http) => http.Features.Get<IOutputCacheFeature>()?.Context is { EnableOutputCaching: true, AllowCacheStorage: true };

    internal static void SetCartCount(HttpContext http, int pieces) => http.Items[CartCount] = pieces;

    internal static void MarkServed(HttpContext http) => http.Items[Served] = Served;
}
