using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.OwnLanguage;

/// <summary>Staff choose the language that they read the back office in.</summary>
public sealed class OwnLanguageController(ChooseStaffLanguage choose) : Controller
{
    private const string Start = "/admin";

    [HttpPost(StaffLanguage.Path)]
    public async Task<IActionResult> Choose(string? language, string? returnUrl) =>
        await choose.ExecuteAsync(HttpContext, language)
            ? new SeeOtherResult(ReturnAddress.IsLocal(returnUrl) && returnUrl!.StartsWith(Start, StringComparison.Ordinal)
                ? returnUrl
                : Start)
            : BadRequest();
}
