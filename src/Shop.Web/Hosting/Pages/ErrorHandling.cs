using Microsoft.AspNetCore.Diagnostics;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Pages;

internal static class ErrorHandling
{
    /// <summary>Where the page of an error is made; nobody can ask for it by address.</summary>
    public const string Path = "/error";

    /// <summary>What an answer of 503 says in Retry-After.</summary>
    public const string SecondsUntilNextTry = "5";

    /// <summary>Answers in one plain sentence when the error page itself fails.</summary>
    public static void UseFallbackErrorHandler(this IApplicationBuilder app) => app.Use(FallbackErrorHandler);

    /// <summary>Every failure ends as a page of the shop with its proper status; never a stack trace, never a bare code.</summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            StatusCodeSelector = Status,
        });
        app.UseStatusCodePagesWithReExecute(Path);
    }

    /// <summary>Whether the page of an error is being made in place of what was asked for.</summary>
    public static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>The path that was asked for, also while the page of an error is made in its place.</summary>
    public static PathString OriginalPath(HttpContext context) =>
        // Made into a path as it is: the conversion from a text would decode it once more.
        (context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path)
            is { } path
            ? new PathString(path)
            : context.Request.Path;

    // Reached when the error page itself fails, as with a database that its layout asks.
    private static async Task FallbackErrorHandler(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser went away: nobody reads an answer, and nothing is wrong.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            context.RequestServices.GetRequiredService<ILogger<RequestDelegate>>().LogError(error, "The error page failed too");
            context.Response.Clear();
            context.Response.StatusCode = Status(error);
            if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
                context.Response.Headers.RetryAfter = SecondsUntilNextTry;
            await context.Response.WriteAsync(
                "Something went wrong on our side. Nothing was done by halves; please try again in a moment.");
        }
    }

    private static int Status(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when DatabaseErrors.IsPassing(error) || DatabaseErrors.IsUnavailable(error) => StatusCodes.Status503ServiceUnavailable,
        // What no page foresaw: a constraint had the last word, or the database took a text or number for none.
        _ when DatabaseErrors.RefusalOf(error) is not null => StatusCodes.Status409Conflict,
        _ when DatabaseErrors.IsBadValue(error) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
