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

    /// <summary>A passkey was not taken.</summary>
    public bool IsPasskeyRefused { get; init; }

    /// <summary>What was done before the sign-in is asked for: "password" or "invitation".</summary>
    public string? Done { get; init; }
}

/// <summary>The page that asks for the second factor.</summary>
/// <param name="Ticket">What the password has proved, sealed.</param>
public sealed record SignInCodeView(string Ticket, string ReturnUrl, string? Kept, bool Refused);

/// <summary>The staff's door.</summary>
public sealed class SignInController(SignInStaff signIn, SecondFactorSignIn codes, AfterSignIn after, InterruptedForms interrupted)
    : Controller
{
    private const string Setup = "/admin/attention";
    private const string CodePath = StaffAccess.SignInPath + "/code";
    private const string PasskeyPath = StaffAccess.SignInPath + "/passkey";
    private const int MaxPassword = 200;

    private string Address => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>
    /// Where the back office begins: while the shop is closed with what is left to do. Who is not signed in signs in first.
    /// </summary>
    [HttpGet("/admin")]
    public IActionResult Begin([FromServices] Opening opening) =>
        LocalRedirect(!opening.IsOpen && StaffRights.Allows(User, "attention") ? Setup : after.StartFor(User));

    [AllowAnonymous]
    [HttpGet(StaffAccess.SignInPath)]
    public IActionResult Show(string? returnUrl, string? known, string? done) =>
        View(nameof(Show), new SignInView("", Local(returnUrl), Refused: false, KnownNow: known is not null)
        {
            IsLost = Request.Query.ContainsKey(SignInRedirect.TooLarge), Done = done,
        });

    [AllowAnonymous]
    [TextsOnly]
    [HttpPost(StaffAccess.SignInPath)]
    public async Task<IActionResult> Enter(string? email, string? password, string? returnUrl, string? kept,
        CancellationToken cancellationToken)
    {
        // No try to sign in: the browser brings the form of somebody whose session has ended.
        if (Request.Query.ContainsKey(SignInRedirect.Ticket)) return Interrupted();
        var typed = password is { Length: <= MaxPassword } ? password : "";
        var outcome = await signIn.ExecuteAsync(email ?? "", typed, Address, cancellationToken);
        if (outcome.Entered) return await GoOnAsync(kept, returnUrl);
        if (outcome.Ticket is { } ticket) return View("Code", new SignInCodeView(ticket, Local(returnUrl), after.Keep(kept),
            Refused: false));
        return Refuse(email, returnUrl, kept);
    }

    /// <summary>The second step, for accounts that have a second factor.</summary>
    [AllowAnonymous]
    [TextsOnly]
    [HttpPost(CodePath)]
    public async Task<IActionResult> Code(string? ticket, string? passcode, string? returnUrl, string? kept,
        CancellationToken cancellationToken)
    {
        var outcome = await codes.ExecuteAsync(ticket, passcode ?? "", Address, cancellationToken);
        if (outcome.Entered) return await GoOnAsync(kept, returnUrl);
        if (outcome.Ticket is not { } again) return Refuse("", returnUrl, kept);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Code", new SignInCodeView(again, Local(returnUrl), after.Keep(kept), Refused: true));
    }

    [HttpGet(CodePath)]
    [AllowAnonymous]
    public IActionResult Code() => LocalRedirect(StaffAccess.SignInPath);

    /// <summary>What a browser asks its passkeys.</summary>
    [AllowAnonymous]
    [HttpPost(PasskeyPath + "/options")]
    public async Task<IActionResult> PasskeyOptions([FromServices] StaffPasskeys passkeys) =>
        Content(await passkeys.BeginSignInAsync(), "application/json");

    /// <summary>A passkey in place of password and code.</summary>
    [AllowAnonymous]
    [TextsOnly]
    [HttpPost(PasskeyPath)]
    public async Task<IActionResult> Passkey(string? credential, string? returnUrl, string? kept,
        [FromServices] StaffPasskeys passkeys, CancellationToken cancellationToken)
    {
        if (await passkeys.EnterAsync(credential, cancellationToken)) return await GoOnAsync(kept, returnUrl);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show),
            new SignInView("", Local(returnUrl), Refused: false) { Kept = after.Keep(kept), IsPasskeyRefused = true });
    }

    [HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave([FromServices] StaffDoor door, CancellationToken cancellationToken)
    {
        await door.LeaveAsync(User, cancellationToken);
        return LocalRedirect(StaffAccess.SignInPath);
    }

    private ViewResult Interrupted()
    {
        var kept = interrupted.Post(Request.Query[SignInRedirect.Ticket]) is { } post ? interrupted.Keep(post, Request.Form) : null;
        return View(nameof(Show),
            new SignInView("", Local(Request.Query[StaffAccess.ReturnUrl]), Refused: false) { Kept = kept, IsLost = kept is null });
    }

    private async Task<IActionResult> GoOnAsync(string? kept, string? returnUrl)
    {
        var page = ReturnAddress.IsLocal(returnUrl) ? returnUrl! : after.StartFor(User);
        return await after.WelcomeAsync(HttpContext, kept, page) is { } form ? View("Resume", form) : LocalRedirect(page);
    }

    private ViewResult Refuse(string? email, string? returnUrl, string? kept)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new SignInView(email ?? "", Local(returnUrl), Refused: true) { Kept = after.Keep(kept) });
    }

    // Empty when nobody said where to: that is up to who comes in.
    private static string Local(string? returnUrl) => ReturnAddress.IsLocal(returnUrl) ? returnUrl! : "";
}
