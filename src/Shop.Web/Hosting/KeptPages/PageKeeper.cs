using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;

namespace Shop.Web.Hosting.KeptPages;

/// <summary>
/// Hands out the pages that are kept and makes the others (decision 0016). After routing, which says whose pages are kept;
/// what comes later runs only when a page is made.
/// </summary>
public sealed class PageKeeper(RequestDelegate next, PageStore store, PageKeys keys)
{
    private readonly ConcurrentDictionary<PageKey, Task> _beingMade = new();

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<KeptPageAttribute>() is not { } page)
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

        await (MayBeKept(key) ? MakeInTurnAsync(http, page, key!) : MakeAndSendAsync(http, page, key));
    }

    private bool MayBeKept(PageKey? key) => key is not null && store.HasRoomFor(key);

    private static Task HandOutAsync(HttpContext http, KeptAnswer kept)
    {
        http.Features.Set(kept);
        return kept.SendAsync(http.Response, isKept: true);
    }

    // Many may ask for a page that has just become stale: one makes it, the others wait for it. When it cannot be kept
    // after all, each makes its own.
    private async Task MakeInTurnAsync(HttpContext http, KeptPageAttribute page, PageKey key)
    {
        var isMade = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _beingMade.GetOrAdd(key, isMade.Task);
        if (first != isMade.Task)
        {
            await first.WaitAsync(http.RequestAborted);
            await (store.Find(key) is { } kept ? HandOutAsync(http, kept) : MakeAndSendAsync(http, page, key));
            return;
        }

        KeptAnswer made;
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

    private async Task MakeAndSendAsync(HttpContext http, KeptPageAttribute page, PageKey? key) =>
        await (await MakeAsync(http, page, key)).SendAsync(http.Response, isKept: false);

    private async Task<KeptAnswer> MakeAsync(HttpContext http, KeptPageAttribute page, PageKey? key)
    {
        var making = new PageInTheMaking(key, store.Stamp, page.Tags) { MayBeKept = MayBeKept(key) };
        http.Features.Set(making);
        var made = new KeptAnswer(http.Response, await BodyAsync(http));
        if (making.MayBeKept && made.IsPage && IsWholeAndForAll(http, page)) store.Keep(making.Key!, made, making.Stamp, making.Tags);
        return made;
    }

    // A visitor who went away may have cut it short; an error page that took the page's place has an endpoint of its own.
    private static bool IsWholeAndForAll(HttpContext http, KeptPageAttribute page) =>
        !http.RequestAborted.IsCancellationRequested && StringValues.IsNullOrEmpty(http.Response.Headers.SetCookie)
        && http.GetEndpoint()?.Metadata.GetMetadata<KeptPageAttribute>() == page;

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
