using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Refuses unsafe requests that another site made a browser send (R70), by what browsers say about themselves:
/// Sec-Fetch-Site, else Origin, else Referer. See decision 0007.
/// </summary>
public sealed class CrossSiteProtection(RequestDelegate next, ShopSettings shop, ILogger<CrossSiteProtection> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request.Method) || IsNoBrowser(context) || IsOurOwn(context.Request)) return next(context);
        log.LogWarning("Refused a cross-site {Method} request", context.Request.Method);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsNoBrowser(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NoBrowserAttribute>() is not null;

    private bool IsOurOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0) return IsOurOrigin(origin, request);
        var referer = request.Headers.Referer.ToString();
        // Every browser in use sends one of the three; who sends none is a program, and no program can be made to
        // send somebody else's cookies.
        return referer.Length == 0 || IsOurOrigin(referer, request);
    }

    private bool IsOurOrigin(string address, HttpRequest request)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return false;
        var origin = uri.GetLeftPart(UriPartial.Authority);
        return Same(origin, shop.PublicOrigin) || Same(origin, $"{request.Scheme}://{request.Host}");
    }

    private static bool Same(string one, string other) =>
        Uri.TryCreate(other, UriKind.Absolute, out var uri)
        && string.Equals(one, uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
