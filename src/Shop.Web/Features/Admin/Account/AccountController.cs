using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Account;

/// <summary>Somebody's own account.</summary>
/// <param name="Current">The session of this browser.</param>
public sealed record AccountPage(
    StaffMember Member, IReadOnlyList<StaffSession> Sessions, IReadOnlyList<StaffSession> SignIns, Guid? Current, string? Done);

/// <summary>What staff see of their own account, and where they are signed in.</summary>
public sealed class AccountController(StaffMembers members, StaffSessions sessions, StaffTeam team) : Controller
{
    private const string Path = "/admin/account";

    private Guid Id => StaffRights.IdOf(User) ?? Guid.Empty;

    [HttpGet(Path)]
    public async Task<IActionResult> Index(string? done, CancellationToken cancellationToken) =>
        await members.FindAsync(Id, cancellationToken) is { } member
            ? View(new AccountPage(member, await sessions.OpenAsync(Id, cancellationToken), await sessions.LastAsync(Id, cancellationToken),
                StaffRights.SessionOf(User), done))
            : NotFound();

    [HttpPost(Path + "/sessions/{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancellationToken)
    {
        var isEnded = await sessions.EndAsync(Id, id, cancellationToken);
        TempData.Refuse(isEnded ? null : "That session had ended already.");
        return new SeeOtherResult(isEnded ? $"{Path}?done=ended" : Path);
    }

    /// <summary>This browser too.</summary>
    [HttpPost(Path + "/sign-out-everywhere")]
    public async Task<IActionResult> EndAll([FromServices] SignInManager<StaffUser> signIn, CancellationToken cancellationToken)
    {
        await team.SignOutAsync(Id, User.Identity!.Name!, cancellationToken);
        await signIn.SignOutAsync();
        return new SeeOtherResult(StaffAccess.SignInPath);
    }
}
