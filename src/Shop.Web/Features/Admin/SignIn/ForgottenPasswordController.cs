using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>The page of a link that sets a new password.</summary>
public sealed record NewPasswordView(string Token, bool Holds, IReadOnlyList<AdminMessage> Problems);

/// <summary>For who forgot the password: a link by mail, and the page that it leads to. Opening it changes nothing.</summary>
[AllowAnonymous]
public sealed class ForgottenPasswordController(ForgottenPassword forgotten) : Controller
{
    private const string Path = StaffAccess.SignInPath + "/forgotten";
    private const string Link = Path + "/{token}";

    [HttpGet(Path)]
    public IActionResult Ask(string? sent) => View("Forgotten", sent is not null);

    /// <summary>Answers the same whether the address is staff's or not.</summary>
    [HttpPost(Path)]
    public async Task<IActionResult> Send(string? email, CancellationToken cancellationToken)
    {
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        await forgotten.AskAsync(email ?? "", address, CultureInfo.CurrentUICulture.Name, cancellationToken);
        return new SeeOtherResult($"{Path}?sent=1");
    }

    [HttpGet(Link)]
    public async Task<IActionResult> Show(string token, CancellationToken cancellationToken) =>
        Page(token, await forgotten.HoldsAsync(token, cancellationToken), []);

    [HttpPost(Link)]
    public async Task<IActionResult> Change(string token, string? password, [FromForm(Name = "password_again")] string? again,
        CancellationToken cancellationToken) =>
        await forgotten.ExecuteAsync(token, password ?? "", again ?? "", cancellationToken) switch
        {
            null => Page(token, holds: false, []),
            { Count: 0 } => new SeeOtherResult($"{StaffAccess.SignInPath}?done=password"),
            { } problems => Page(token, holds: true, problems),
        };

    private ViewResult Page(string token, bool holds, IReadOnlyList<AdminMessage> problems)
    {
        Response.StatusCode = !holds
            ? StatusCodes.Status410Gone
            : problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return View("NewPassword", new NewPasswordView(token, holds, problems));
    }
}
