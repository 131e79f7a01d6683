using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Carts;
using Shop.Domain.Persistence;
using Shop.Web.Features.Carts;
using Shop.Web.Features.PriceBooks;

namespace Shop.Web.Hosting.KeptPages;

/// <summary>Which pages are kept, under what, and for how long.</summary>
public sealed class KeptPagePolicy(PageStore store, ChangeFeed feed, CartCounts carts) : IOutputCachePolicy
{
    // Larger carts are rare, and each number is a copy of every page.
    private const int MostPieces = 200;

    // Changes make pages stale at once. This is for what changes without one: what others bought, prices that begin by the clock.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var query = PageQuery.MakeCanonical(http.Request, http.GetEndpoint()!.Metadata.GetRequiredMetadata<KeptPageAttribute>());
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = false;
        if (!MayBeKept(http.Request) || await CartCountAsync(http.Request, cancellation) is not { } pieces) return;
        KeptPage.SetCartCount(http, pieces);
        var isSearch = query.StartsWith("?q=", StringComparison.Ordinal);
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = context.AllowLocking = !isSearch || store.HasRoomForASearch;
        context.ResponseExpirationTimeSpan = AtMost;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.CacheKeyPrefix = $"{ContentCoding.Choose(http.Request)} {pieces} {query}";
        // Noted before anything is read: a page that is made while something changes is not kept.
        context.Tags.Add(store.Stamp());
        if (isSearch) context.Tags.Add(PageStore.Search);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        KeptPage.MarkServed(context.HttpContext);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        // Asked of the page's own endpoint: an error page that took its place has another one.
        var page = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<KeptPageAttribute>();
        context.Tags.UnionWith(page?.Tags ?? []);
        context.AllowCacheStorage = context.AllowCacheStorage && page is not null && response.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(response.Headers.SetCookie) && !store.IsStale(context.Tags);
        return ValueTask.CompletedTask;
    }

    // Who buys by a price book is shown other prices. Spellings of an address that lead to the same page (other case, a slash at the end) would each be a copy of it.
    private bool MayBeKept(HttpRequest request)
    {
        var path = request.Path.Value!;
        return HttpMethods.IsGet(request.Method) && feed.HearsOthers
            && !path.AsSpan().ContainsAnyInRange('A', 'Z') && (path.Length == 1 || path[^1] != '/')
            && !request.Headers.Cookie.ToString().Contains("TempData", StringComparison.Ordinal) && !PriceBookCookie.MayBeIn(request);
    }

    // Null when the page is not kept: a very full cart, or no database to ask, which the page itself then says.
    private async ValueTask<int?> CartCountAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(request) is not { } cart) return 0;
        try
        {
            return await carts.ReadAsync(cart, cancellationToken) is var pieces and <= MostPieces ? pieces : null;
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            return null;
        }
    }
}
