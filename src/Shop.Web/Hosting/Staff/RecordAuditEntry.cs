using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Shop.Domain.Staff;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Writes each change that staff ask for into their log before it is tried. It stands on every controller of the back
/// office, so none can forget it; what came of the try stands in the order's history or the stock's ledger.
/// </summary>
public sealed class RecordAuditEntry(AuditLog log) : IAsyncActionFilter
{
    private const int MaxDetail = 900;
    private static readonly string[] Secret = ["password", "token", "passcode"];

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // What is sent to the sign-in pages is nobody's deed yet, and their addresses may hold a link's token.
        var isOpen = context.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        if (!isOpen && IsChange(request.Method) && context.HttpContext.User.Identity is { IsAuthenticated: true, Name: { } name })
            await log.RecordAsync(new AuditedAction(name, $"{request.Method} {request.Path}", Detail(request)),
                context.HttpContext.RequestAborted);
        await next();
    }

    private static bool IsChange(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);

    private static string Detail(HttpRequest request)
    {
        if (!request.HasFormContentType) return "";
        var fields = request.Form.Where(field => !Secret.Any(word => field.Key.Contains(word, StringComparison.OrdinalIgnoreCase))
            && !string.IsNullOrEmpty(field.Value))
            .Select(field => $"{field.Key}={PlainText.Clean(field.Value)}")
            .Concat(request.Form.Files.Select(file => $"{file.Name}={PlainText.Clean(file.FileName)}"));
        return PlainText.AtMost(string.Join(", ", fields), MaxDetail);
    }
}
