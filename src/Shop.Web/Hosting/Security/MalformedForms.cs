using Microsoft.AspNetCore.Mvc.Controllers;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Reads the form of every unsafe request before the page does: one that is broken, too large or no form at all is answered
/// 400, 413 or 415 with words, and whoever reads <c>Request.Form</c> later always finds one. Model binding would swallow the
/// fault and go on with empty fields.
/// </summary>
public sealed class MalformedForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (await RefusalAsync(context) is { } status) context.Response.StatusCode = status;
        else await next(context);
    }

    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        var request = context.Request;
        if (ErrorHandling.IsErrorPage(context) || context.GetEndpoint() is not RouteEndpoint endpoint) return null;
        if (HasNoForm(request.Method) || (IsNoBrowser(endpoint) && endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null))
        {
            // MVC would look for a form all the same, and take the body of a webhook for one.
            if (request.HasFormContentType) request.ContentType = null;
            return null;
        }

        return IsNoBrowser(endpoint) ? null : await RequestForm.ReadAsync(request, context.RequestAborted);
    }

    private static bool HasNoForm(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsNoBrowser(Endpoint endpoint) => endpoint.Metadata.GetMetadata<NoBrowserAttribute>() is not null;
}
