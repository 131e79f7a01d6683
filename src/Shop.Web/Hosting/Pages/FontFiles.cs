namespace Shop.Web.Hosting.Pages;

/// <summary>
/// Style sheets name the fonts and cannot know the fingerprints that the build gives to files. So a font has a part of its
/// hash in its own name; another font gets another name, and browsers need never ask again.
/// </summary>
internal static class FontFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void KeepFonts(this IEndpointConventionBuilder files) => files.Add(endpoint =>
    {
        if (endpoint is not RouteEndpointBuilder { RequestDelegate: { } serve } file || !IsFont(file.RoutePattern.RawText)) return;
        file.RequestDelegate = context =>
        {
            context.Response.OnStarting(Keep, context.Response);
            return serve(context);
        };
    });

    private static bool IsFont(string? path) => path?.EndsWith(".woff2", StringComparison.Ordinal) == true;

    private static Task Keep(object response)
    {
        ((HttpResponse)response).Headers.CacheControl = ForEver;
        return Task.CompletedTask;
    }
}
