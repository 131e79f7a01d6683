using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Pricing;

namespace Shop.Web.Hosting.PageCache;

/// <summary>
/// Hands out the pages that are kept and makes the others (decision 0016). After routing, which says whose pages are kept;
/// what comes later runs only when a page is made.
/// </summary>
public sealed class PageCacheMiddleware(RequestDelegate next, PageCacheStore store, PageKeys keys)
{
    private readonly ConcurrentDictionary<PageKey, Task> _beingMade = new();

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not { } page)
        {
            await next(http);
            return;
        }

        var query = PageQuery.MakeCanonical(http.Request, page);
        var key = await keys.OfAsync(http.Request, query, http.RequestAborted);
        if (key is not null && store.Find(key) is { } kept)
        {
            await HandOutAsync(http, kept);
            return;
        }

        await (IsCacheable(key) ? MakeInTurnAsync(http, page, key!) : MakeAndSendAsync(http, page, key));
    }

    private bool IsCacheable(PageKey? key) => key is not null && store.HasRoomFor(key);

    private static Task HandOutAsync(HttpContext http, CachedResponse kept)
    {
        http.Features.Set(kept);
        return kept.SendAsync(http.Response, isKept: true);
    }

    // Many may ask for a page that has just become stale: one makes it, the others wait for it. When it cannot be kept
    // after all, each makes its own.
    private async Task MakeInTurnAsync(HttpContext http, CachedPageAttribute page, PageKey key)
    {
        var isMade = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _beingMade.GetOrAdd(key, isMade.Task);
        if (first != isMade.Task)
        {
            await first.WaitAsync(http.RequestAborted);
            await (store.Find(key) is { } kept ? HandOutAsync(http, kept) : MakeAndSendAsync(http, page, key));
            return;
        }

        CachedResponse made;
        try
        {
            made = await MakeAsync(http, page, key);
        }
        finally
        {
            // Nobody waits until this visitor has read it.
            _beingMade.TryRemove(key, out _);
            isMade.SetResult();
        }

        await made.SendAsync(http.Response, isKept: false);
    }

    private async Task MakeAndSendAsync(HttpContext http, CachedPageAttribute page, PageKey? key) =>
        await (await MakeAsync(http, page, key)).SendAsync(http.Response, isKept: false);

    private async Task<CachedResponse> MakeAsync(HttpContext http, CachedPageAttribute page, PageKey? key)
    {
        var making = new PageBeingRendered(key, store.Stamp, TagsOf(page, key)) { IsCacheable = IsCacheable(key) };
        http.Features.Set(making);
        var made = new CachedResponse(http.Response, await BodyAsync(http));
        if (making.IsCacheable && made.IsPage && IsWholeAndForAll(http, page)) 
            store.Keep(making.Key!, made, making.Stamp, making.Tags, making.GoodUntil);
        return made;
    }

    private static IEnumerable<string> TagsOf(CachedPageAttribute page, PageKey? key) =>
        key?.PriceGroup is { } group ? [.. page.Tags, PricingTags.Group(group)] : page.Tags;

    // A visitor who went away may have cut it short; an error page that took the page's place has an endpoint of its own.
    private static bool IsWholeAndForAll(HttpContext http, CachedPageAttribute page) =>
        !http.RequestAborted.IsCancellationRequested && StringValues.IsNullOrEmpty(http.Response.Headers.SetCookie)
        && http.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() == page;

    private async Task<byte[]> BodyAsync(HttpContext http)
    {
        var outer = http.Response.Body;
        using var body = new MemoryStream();
        try
        {
            http.Response.Body = body;
            await next(http);
        }
        finally
        {
            http.Response.Body = outer;
        }

        return body.ToArray();
    }
}
