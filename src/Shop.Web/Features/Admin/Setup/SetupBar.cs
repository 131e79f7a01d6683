using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>How far the guide is, and the next step.</summary>
/// <param name="Next">Null once all is done.</param>
public sealed record SetupProgress(int Done, int Count, SetupLine? Next);

/// <summary>
/// On every page of the back office while the shop is closed: how far the guide is, and a link to the next step, so that whoever has
/// saved one goes on without looking for the way.
/// </summary>
public sealed class SetupBar(SetupLines steps, Opening opening) : ViewComponent
{
    private const string Guide = "/admin/attention";
    private const string Permission = "settings";

    public async Task<IViewComponentResult> InvokeAsync(object? subject)
    {
        if (opening.IsOpen || Request.Path == Guide || !StaffRights.Allows(HttpContext.User, Permission)) return Content("");
        var lines = await steps.ReadAsync(HttpContext.RequestAborted);
        var next = lines.FirstOrDefault(line => !line.State.IsDone && line.HasPage);
        return View("~/Features/Admin/Setup/_SetupBar.cshtml",
            new SetupProgress(lines.Count(line => line.State.IsDone), lines.Count, next));
    }
}
