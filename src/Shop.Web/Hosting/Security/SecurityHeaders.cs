namespace Shop.Web.Hosting.Security;

/// <summary>
/// The headers that every answer carries (R77), error pages included. An endpoint that needs another policy sets its
/// own header first; nothing here overwrites it.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next, ContentPolicy policy)
{
    private const string Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    public Task InvokeAsync(HttpContext context)
    {
        // Asked now: while an error page is shown, the request's path is that page's.
        var contentPolicy = policy.For(context.Request.Path);
        context.Response.OnStarting(Set, (context.Response, contentPolicy));
        return next(context);
    }

    private static Task Set(object state)
    {
        var (response, contentPolicy) = ((HttpResponse, string))state;
        var headers = response.Headers;
        headers.TryAdd("Content-Security-Policy", contentPolicy);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        // Kept by nobody unless the endpoint says otherwise (R83): a new page with personal data cannot be forgotten.
        headers.TryAdd("Cache-Control", "no-store");
        // Order pages have their secret in the address: no other site may read it from a Referer. "no-referrer" would
        // make our own forms say "Origin: null".
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        return Task.CompletedTask;
    }
}
