using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>What the sign-in page shows: the address stays after a refusal, the password never does.</summary>
/// <param name="KnownNow">A mailed link has just made this browser known.</param>
public sealed record SignInView(string Email, string ReturnUrl, bool Refused, bool KnownNow = false)
{
    /// <summary>A form that was sent after its session had ended, sealed; null when there is none.</summary>
    public string? Kept { get; init; }
}

/// <summary>The interrupted form, to be looked through and saved.</summary>
public sealed record ResumeView(InterruptedForm Form, string ReturnUrl)
{
    /// <summary>What no person typed: versions and one-time tokens.</summary>
    public static bool IsForTheProgram(string name) => name is "version" or "token" || name.EndsWith(".version", StringComparison.Ordinal);
}

/// <summary>The staff's door.</summary>
public sealed class SignInController(SignInStaff signIn, InterruptedForms interrupted, IOptionsMonitor<CookieAuthenticationOptions> cookies) : Controller
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
    public async Task<IActionResult> Enter(string? email, string? password, string? returnUrl, string? kept, CancellationToken cancellationToken)
    {
        // No try to sign in: the browser brings the form of somebody whose session has ended.
        if (Request.Query[InterruptedForms.Query] is [{ Length: > 0 } path]) return Interrupted(path, Request.Query[StaffAccess.ReturnUrl]);
        var typed = password is { Length: <= LongestPassword } ? password : "";
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (await signIn.ExecuteAsync(email ?? "", typed, address, cancellationToken))
            return interrupted.Open(kept, email!) is { } form ? View("Resume", new ResumeView(form, Local(returnUrl))) : LocalRedirect(Local(returnUrl));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new SignInView(email ?? "", Local(returnUrl), Refused: true) { Kept = kept });
    }

    private ViewResult Interrupted(string path, string? returnUrl) => View(nameof(Show), new SignInView("", Local(returnUrl), Refused: false)
    {
        Kept = interrupted.Seal(Request, path, cookies.Get(IdentityConstants.ApplicationScheme)),
    });

    [HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync(User);
        return LocalRedirect(StaffAccess.SignInPath);
    }

    private static string Local(string? returnUrl) => ReturnAddress.IsLocal(returnUrl) ? returnUrl! : Start;
}
