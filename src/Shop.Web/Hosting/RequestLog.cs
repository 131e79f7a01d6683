using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Shop.Web.Hosting;

/// <summary>
/// One line for each request with the route's template, never the address: order pages have their secret in the path
/// and reset links in the query (R84).
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var milliseconds = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            log.Log(
                Level(context), "{Method} {Route} {Status} in {Milliseconds} ms",
                KnownMethod(context.Request.Method), Route(context), context.Response.StatusCode, milliseconds);
        }
    }

    private static LogLevel Level(HttpContext context) => context.Response.StatusCode switch
    {
        >= 500 => LogLevel.Error,
        _ when OriginalEndpoint(context) is RouteEndpoint route && IsQuiet(route) => LogLevel.Debug,
        _ => LogLevel.Information,
    };

    // Style sheets, pictures and health checks would drown the rest.
    private static bool IsQuiet(RouteEndpoint route) =>
        route.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null
        || route.RoutePattern.RawText?.StartsWith("/health", StringComparison.Ordinal) == true;

    private static string Route(HttpContext context) => (OriginalEndpoint(context) as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private static Endpoint? OriginalEndpoint(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } again ? again.Endpoint
        : context.Features.Get<IExceptionHandlerFeature>() is { } failed ? failed.Endpoint
        : context.GetEndpoint();

    // A method is free text in HTTP; only the known ones are worth a line of ours.
    private static string KnownMethod(string method) =>
        HttpMethods.GetCanonicalizedValue(method) is var known && known.Length <= 7 && known.All(char.IsAsciiLetterUpper) ? known : "OTHER";
}
