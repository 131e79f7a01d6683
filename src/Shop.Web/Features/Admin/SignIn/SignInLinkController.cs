using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>The page of a mailed link: whether it still holds, and where its button posts to.</summary>
public sealed record SignInLinkView(string Token, bool Holds);

/// <summary>
/// The way in for an account that strangers keep trying: a link by mail makes the browser known, and then the password is
/// asked as ever.
/// </summary>
[AllowAnonymous]
public sealed class SignInLinkController(SignInLinks links) : Controller
{
    private const string Token = StaffAccess.LinkPath + "/{token}";

    [HttpGet(StaffAccess.LinkPath)]
    public IActionResult Ask(string? sent) => View(sent is not null);

    /// <summary>Answers the same whether the address is staff's or not.</summary>
    [HttpPost(StaffAccess.LinkPath)]
    public async Task<IActionResult> Send(string? email, CancellationToken cancellationToken)
    {
        await links.AskAsync(email ?? "", HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", cancellationToken);
        return new SeeOtherResult(StaffAccess.LinkPath + "?sent=1");
    }

    /// <summary>Opening a link changes nothing; its button does.</summary>
    [HttpGet(Token)]
    public IActionResult Open(string token)
    {
        var holds = links.Holds(token);
        if (!holds) Response.StatusCode = StatusCodes.Status410Gone;
        return View(new SignInLinkView(token, holds));
    }

    [HttpPost(Token)]
    public async Task<IActionResult> Use(string token, CancellationToken cancellationToken)
    {
        if (await links.UseAsync(token, cancellationToken)) return new SeeOtherResult(StaffAccess.SignInPath + "?known=1");
        Response.StatusCode = StatusCodes.Status410Gone;
        return View(nameof(Open), new SignInLinkView(token, Holds: false));
    }
}
