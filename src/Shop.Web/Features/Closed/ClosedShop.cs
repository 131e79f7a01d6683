using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Controllers;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Closed;

/// <summary>
/// Shows the opening page in place of the shop while it is closed (decision 0041). Before the page cache, whose pages are then
/// for staff alone. What programs call, the back office and what was bought are served as ever.
/// </summary>
public sealed class ClosedShop(RequestDelegate next, CurrentSettings settings, EndpointDataSource endpoints, ILogger<ClosedShop> log)
{
    private readonly Lazy<(Endpoint Endpoint, ControllerActionDescriptor Action)> _opening = new(() => endpoints.Endpoints
        .Select(endpoint => (endpoint, Action: ActionOf(endpoint)))
        .Where(each => each.Action?.ControllerTypeInfo == typeof(OpeningController))
        .Select(each => (each.endpoint, each.Action!)).First());

    public async Task InvokeAsync(HttpContext http)
    {
        var shop = await settings.ReadAsync(http.RequestAborted);
        if (!shop.Of<Opening>().IsOpen)
        {
            var isForShoppers = IsForShoppers(http.GetEndpoint());
            if ((isForShoppers || IsServedPage(http)) && await IsStaffAsync(http)) StaffPreview.TurnOn(http);
            else if (isForShoppers) ShowOpeningPage(http);
        }

        await next(http);
    }

    private static ControllerActionDescriptor? ActionOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ControllerActionDescriptor>();

    // An address that nothing answers is a shopper's too: its error page would show the shop's menus.
    private bool IsForShoppers(Endpoint? endpoint)
    {
        if (endpoint is null) return true;
        if (endpoint == _opening.Value.Endpoint) return true;
        return ActionOf(endpoint) is { } action && !FeatureFolder.IsAdmin(action.ControllerTypeInfo)
            && endpoint.Metadata.GetMetadata<ServedWhileClosedAttribute>() is null
                && endpoint.Metadata.GetMetadata<NoBrowserAttribute>() is null;
    }

    // The page of an order is everybody's; to staff it says too that the shop is closed, and leads back to the setup guide.
    private static bool IsServedPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ServedWhileClosedAttribute>() is not null
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    // Without the staff's cookie nothing is asked.
    private async Task<bool> IsStaffAsync(HttpContext http)
    {
        try
        {
            return (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded;
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            log.LogWarning(error, "Who visits the closed shop could not be read.");
            return false;
        }
    }

    private void ShowOpeningPage(HttpContext http)
    {
        var (endpoint, action) = _opening.Value;
        http.SetEndpoint(endpoint);
        http.Request.RouteValues = new RouteValueDictionary(action.RouteValues);
        OpeningController.Allow(http);
    }
}
