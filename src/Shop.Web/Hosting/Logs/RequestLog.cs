using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Shop.Web.Hosting.PageCache;

namespace Shop.Web.Hosting.Logs;

/// <summary>
/// One line for each request with the route's template, never the address: order pages have their secret in the path
/// and reset links in the query (R84).
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private static readonly object RouteKey = new();

    /// <summary>To be called after routing; an error page that is shown later does not overwrite what was asked for.</summary>
    public static Task KeepRoute(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(RouteKey, context.GetEndpoint());
        return next(context);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var level = Level(context);
            if (log.IsEnabled(level))
            {
                log.Log(
                    level, "{Method} {Route} {Status} in {Milliseconds} ms", KnownMethod(context.Request.Method), Route(context),
                    context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
    }

    private static LogLevel Level(HttpContext context) => context.Response.StatusCode switch
    {
        >= 500 => LogLevel.Error,
        _ when CachedPage.WasServed(context) => LogLevel.Debug,
        _ when context.Items[RouteKey] is RouteEndpoint route && IsQuiet(route) => LogLevel.Debug,
        _ => LogLevel.Information,
    };

    // Style sheets, pictures and health checks would drown the rest, and so would pages that were only handed out.
    private static bool IsQuiet(RouteEndpoint route) =>
        route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || route.RoutePattern.RawText?.StartsWith("/health", StringComparison.Ordinal) == true;

    private static string Route(HttpContext context) => (context.Items[RouteKey] as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    // A method is free text in HTTP; only the known ones are worth a line of ours.
    private static string KnownMethod(string method) =>
        HttpMethods.GetCanonicalizedValue(method) is var known && known.Length <= 7 && known.All(char.IsAsciiLetterUpper) ? known : "OTHER";
}
