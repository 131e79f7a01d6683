using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Password;

/// <summary>What the page says: nothing, that it is changed, or why not. What was typed is never shown again.</summary>
public sealed record PasswordView(bool Changed, IReadOnlyList<AdminMessage> Problems);

/// <summary>Staff change their own password.</summary>
public sealed class PasswordController(ChangeStaffPassword change) : Controller
{
    private const string Address = "/admin/password";

    [HttpGet(Address)]
    public IActionResult Show(string? changed) => View(nameof(Show), new PasswordView(changed is not null, []));

    [HttpPost(Address)]
    public async Task<IActionResult> Change(
        [FromForm(Name = "current_password")] string? current, [FromForm(Name = "password")] string? wanted,
        [FromForm(Name = "password_again")] string? again, CancellationToken cancellationToken)
    {
        var problems = await change.ExecuteAsync(User, new PasswordChange(current ?? "", wanted ?? "", again ?? ""), cancellationToken);
        if (problems.Count == 0) return new SeeOtherResult($"{Address}?changed=1");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new PasswordView(false, problems));
    }
}
