using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>
/// When one part of a page of the back office was saved and somebody had typed into others, the page is shown at once with
/// what they typed, in place of a redirect to it that would empty their fields. Before routing, since the page is asked for
/// in the same request.
/// </summary>
public sealed class UnsavedPages(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode != StatusCodes.Status303SeeOther || UnsavedInput.Of(context) is null) return;
        if (!TryRead(response.Headers.Location.ToString(), out var path, out var query) || !IsPageOf(context.Request.Path, path)) return;
        response.StatusCode = StatusCodes.Status200OK;
        response.Headers.Remove("Location");
        var (method, sentTo) = (context.Request.Method, context.Request.Path);
        TurnIntoGet(context, path, query);
        await next(context);
        // For the log, which has a line for what was asked.
        (context.Request.Method, context.Request.Path) = (method, sentTo);
    }

    private static bool TryRead(string location, out PathString path, out QueryString query)
    {
        (path, query) = (default, default);
        if (!location.StartsWith('/') || !Uri.TryCreate("http://shop" + location, UriKind.Absolute, out var address)) return false;
        (path, query) = (PathString.FromUriComponent(address), QueryString.FromUriComponent(address));
        return true;
    }

    // The parts of a page are saved at its own address or below it.
    private static bool IsPageOf(PathString sentTo, PathString page) =>
        page.StartsWithSegments("/admin") && sentTo.StartsWithSegments(page);

    private static void TurnIntoGet(HttpContext context, PathString path, QueryString query)
    {
        var request = context.Request;
        (request.Method, request.Path, request.QueryString, request.ContentType) = (HttpMethods.Get, path, query, null);
        context.Features.Set<IFormFeature>(null);
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        context.Items.Remove(typeof(IUrlHelper));
    }
}
