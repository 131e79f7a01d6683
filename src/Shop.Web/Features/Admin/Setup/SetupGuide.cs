using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>What is left to do before the shop can sell, on the staff's start page; nothing once all is done.</summary>
public sealed class SetupGuide(SetupLines steps) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(object? subject)
    {
        var lines = await steps.ReadAsync(HttpContext.RequestAborted);
        return lines.All(line => line.State.IsDone) ? Content("") : View("~/Features/Admin/Setup/_SetupGuide.cshtml", lines);
    }
}
