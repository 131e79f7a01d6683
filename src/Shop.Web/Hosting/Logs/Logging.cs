
namespace Shop.Web.Hosting.Logs;

internal static class Logging
{
    /// <summary>
    /// JSON lines outside Development. Scopes stay out: ASP.NET's own scope holds the request's path, and that may hold
    /// an order's secret.
    /// </summary>
    public static void AddShopLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        // RequestLog says what this would, and ErrorHandling logs faults: asked not to, the host makes no trace for each request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A unique index that says no is an answer to us, not a fault; one that is a fault is logged where it ends the request.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical);
        // Routing set an upload's limits before the form was read; that the filters come too late to set them again is no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc.Filters", LogLevel.Error);
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.IncludeScopes, console.TimestampFormat) =
                (true, false, "HH:mm:ss "));
        else
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.IncludeScopes, console.TimestampFormat) =
                (true, false, "O"));
    }
}
