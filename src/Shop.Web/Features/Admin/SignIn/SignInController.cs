using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>What the sign-in page shows: the address stays after a refusal, the password never does.</summary>
/// <param name="KnownNow">A mailed link has just made this browser known.</param>
public sealed record SignInView(string Email, string ReturnUrl, bool Refused, bool KnownNow = false);

/// <summary>The staff's door.</summary>
public sealed class SignInController(SignInStaff signIn) : Controller
{
    private const string Start = "/admin/orders";
    private const int LongestPassword = 200;

    /// <summary>Where the back office begins; who is not signed in signs in first.</summary>
    [HttpGet("/admin")]
    public IActionResult Begin() => LocalRedirect(Start);

    [AllowAnonymous]
    [HttpGet(StaffAccess.SignInPath)]
    public IActionResult Show(string? returnUrl, string? known) =>
        View(nameof(Show), new SignInView("", Local(returnUrl), Refused: false, KnownNow: known is not null));

    [AllowAnonymous]
    [HttpPost(StaffAccess.SignInPath)]
    public async Task<IActionResult> Enter(string? email, string? password, string? returnUrl, CancellationToken cancellationToken)
    {
        var typed = password is { Length: <= LongestPassword } ? password : "";
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (await signIn.ExecuteAsync(email ?? "", typed, address, cancellationToken)) return LocalRedirect(Local(returnUrl));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new SignInView(email ?? "", Local(returnUrl), Refused: true));
    }

    [HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync(User);
        return LocalRedirect(StaffAccess.SignInPath);
    }

    private static string Local(string? returnUrl) => ReturnAddress.IsLocal(returnUrl) ? returnUrl! : Start;
}
