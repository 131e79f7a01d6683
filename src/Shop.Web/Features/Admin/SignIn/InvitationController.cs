using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>The page of an invitation's link.</summary>
/// <param name="Invitation">Null when it was used, withdrawn or replaced by a newer one.</param>
/// <param name="HasExpired">It waited for too long.</param>
public sealed record InvitationView(string Token, StaffInvitation? Invitation, bool HasExpired, IReadOnlyList<AdminMessage> Problems)
{
    public bool Holds => Invitation is not null && !HasExpired;
}

/// <summary>Where somebody who was invited chooses a password. Opening the link changes nothing.</summary>
[AllowAnonymous]
public sealed class InvitationController(StaffInvitations invitations, AcceptInvitation accept, StaffLanguage languages, TimeProvider clock)
    : Controller
{
    private const string Path = StaffAccess.SignInPath + "/invitation/{token}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string token, string? language, CancellationToken cancellationToken)
    {
        var invitation = await invitations.FindAsync(token, cancellationToken);
        // The page is in the language of the mail. The cookie that says so is heeded from the next request on.
        if (language is null && languages.Find(invitation?.Culture) is { IsFallback: false } wanted)
        {
            languages.Remember(HttpContext, wanted);
            return LocalRedirect($"{StaffAccess.SignInPath}/invitation/{Uri.EscapeDataString(token)}?language={wanted.Code}");
        }

        return Page(token, invitation, []);
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Accept(string token, string? password, [FromForm(Name = "password_again")] string? again,
        CancellationToken cancellationToken)
    {
        var invitation = await invitations.FindAsync(token, cancellationToken);
        if (invitation is null || invitation.ExpiresAt <= clock.GetUtcNow()) return Page(token, invitation, []);
        return await accept.ExecuteAsync(token, password ?? "", again ?? "", cancellationToken) switch
        {
            null => Page(token, null, []),
            { Count: 0 } => new SeeOtherResult($"{StaffAccess.SignInPath}?done=invitation"),
            { } problems => Page(token, invitation, problems),
        };
    }

    private ViewResult Page(string token, StaffInvitation? invitation, IReadOnlyList<AdminMessage> problems)
    {
        var view = new InvitationView(token, invitation, invitation?.ExpiresAt <= clock.GetUtcNow(), problems);
        Response.StatusCode = !view.Holds
            ? StatusCodes.Status410Gone
            : problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return View("Invitation", view);
    }
}
