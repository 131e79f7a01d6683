using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>What the sign-in page shows: the address stays after a refusal, the password never does.</summary>
/// <param name="KnownNow">A mailed link has just made this browser known.</param>
public sealed record SignInView(string Email, string ReturnUrl, bool Refused, bool KnownNow = false)
{
    /// <summary>A form that was sent after its session had ended, encrypted; null when there is none.</summary>
    public string? Kept { get; init; }

    /// <summary>Such a form could not be kept.</summary>
    public bool IsLost { get; init; }
}

/// <summary>The staff's door.</summary>
public sealed class SignInController(SignInStaff signIn, InterruptedForms interrupted, ChooseStaffLanguage languages) : Controller
{
    private const string Start = "/admin/orders";
    private const string Setup = "/admin/attention";
    private const int MaxPassword = 200;

    /// <summary>
    /// Where the back office begins: while the shop is closed with what is left to do. Who is not signed in signs in first.
    /// </summary>
    [HttpGet("/admin")]
    public IActionResult Begin([FromServices] Opening opening) => LocalRedirect(opening.IsOpen ? Start : Setup);

    [AllowAnonymous]
    [HttpGet(StaffAccess.SignInPath)]
    public IActionResult Show(string? returnUrl, string? known) =>
        View(nameof(Show), new SignInView("", Local(returnUrl), Refused: false, KnownNow: known is not null)
    {
        IsLost = Request.Query.ContainsKey(SignInRedirect.TooLarge),
    });

    [AllowAnonymous]
    [TextsOnly]
    [HttpPost(StaffAccess.SignInPath)]
    public async Task<IActionResult> Enter(string? email, string? password, string? returnUrl, string? kept,
        CancellationToken cancellationToken)
    {
        // No try to sign in: the browser brings the form of somebody whose session has ended.
        if (Request.Query.ContainsKey(SignInRedirect.Ticket)) return Interrupted();
        var form = interrupted.Open(kept);
        var typed = password is { Length: <= MaxPassword } ? password : "";
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (await signIn.ExecuteAsync(email ?? "", typed, address, cancellationToken))
        {
            await languages.RestoreAsync(HttpContext, email!);
            return form is null
                ? LocalRedirect(Local(returnUrl))
                : View("Resume", new ResumeView(form, Local(returnUrl), form.IsOfAnother(email!)));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new SignInView(email ?? "", Local(returnUrl), Refused: true) { Kept = form is null ? null : kept });
    }

    private ViewResult Interrupted()
    {
        var kept = interrupted.Post(Request.Query[SignInRedirect.Ticket]) is { } post ? interrupted.Keep(post, Request.Form) : null;
        return View(nameof(Show),
            new SignInView("", Local(Request.Query[StaffAccess.ReturnUrl]), Refused: false) { Kept = kept, IsLost = kept is null });
    }

    [HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync(User);
        return LocalRedirect(StaffAccess.SignInPath);
    }

    private static string Local(string? returnUrl) => ReturnAddress.IsLocal(returnUrl) ? returnUrl! : Start;
}
