using Microsoft.AspNetCore.Mvc;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>A step of the guide; without a page of its own when the module that brings it is not part of the shop.</summary>
public sealed record SetupLine(SetupState State, bool HasPage);

/// <summary>What is left to do before the shop can sell, on the staff's start page; nothing once all is done.</summary>
public sealed class SetupGuide(IEnumerable<ISetupStep> steps, EndpointDataSource endpoints) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(object? subject)
    {
        var lines = new List<SetupLine>();
        foreach (var step in steps.OrderBy(step => step.Place))
        {
            var state = await step.CheckAsync(HttpContext.RequestAborted);
            lines.Add(new SetupLine(state, HasPage(state.Address)));
        }

        return lines.TrueForAll(line => line.State.IsDone) ? Content("") : View("~/Features/Admin/Setup/_SetupGuide.cshtml", lines);
    }

    private bool HasPage(string address) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Any(endpoint => address == $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}")
        || address.StartsWith("/admin/settings/", StringComparison.Ordinal);
}
