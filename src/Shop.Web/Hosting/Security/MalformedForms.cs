using Microsoft.AspNetCore.Mvc.Controllers;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Reads forms before the controller does, so that a broken or an oversized one is answered 400 or 413: model binding
/// would swallow the fault and go on with empty fields.
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
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is null || !context.Request.HasFormContentType) return null;
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
