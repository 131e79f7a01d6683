using Shop.Domain.Persistence;
using Shop.Web.Features.Errors;

namespace Shop.Web.Hosting;

internal static class ErrorHandling
{
    /// <summary>Every failure ends as a page of the shop with its proper status; never a stack trace, never a bare code.</summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = ErrorsController.Path,
            StatusCodeSelector = Status,
        });
        app.UseStatusCodePagesWithReExecute(ErrorsController.Path);
    }

    private static int Status(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when DatabaseErrors.IsPassing(error) || DatabaseErrors.IsUnavailable(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
