using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>One member of staff.</summary>
/// <param name="IsOneself">Whoever looks at it.</param>
public sealed record MemberPage(StaffMember Member, AdminForm Form, IReadOnlyList<(string Value, string Text)> Roles,
    IReadOnlyList<StaffSession> SignIns, bool IsOneself, string? Done);

/// <summary>What owners do to the accounts of others, and to their own while another owner is left.</summary>
public sealed class MembersController(StaffMembers members, StaffTeam team, StaffSessions sessions, RoleChoices roles) : Controller
{
    private const string FormId = "member";
    private const string Path = "/admin/staff/{id:guid}";

    private string By => User.Identity!.Name!;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, string? done, CancellationToken cancellationToken) =>
        await members.FindAsync(id, cancellationToken) is { } member
            ? await PageAsync(member, FormOf(member), done, cancellationToken)
            : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Save(Guid id, string? seen, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(id, cancellationToken) is not { } member) return NotFound();
        var form = AdminForm.Sent(FormId, Request.Form);
        if (!(await roles.AllAsync(cancellationToken)).Any(role => role.Value == form["role"])) form.Refuse("role", "Choose a role.");
        if (!form.IsGood) return await PageAsync(member, form, null, cancellationToken);
        switch (await team.ChangeRoleAsync(id, seen ?? "", form["role"], By, cancellationToken))
        {
            case StaffChange.Done: return new SeeOtherResult($"/admin/staff/{id}?done=role");
            case StaffChange.LastOwner:
                form.Refuse("role", LastOwner);
                return await PageAsync(member, form, null, cancellationToken);
            default:
                if (await members.FindAsync(id, cancellationToken) is not { } now) return NotFound();
                return await PageAsync(now, form.Beside(FormOf(now)), null, cancellationToken);
        }
    }

    [HttpPost(Path + "/close")]
    public async Task<IActionResult> Close(Guid id, CancellationToken cancellationToken) =>
        Answer(id, await team.CloseAsync(id, By, evenTheLast: false, cancellationToken), "closed");

    [HttpPost(Path + "/open")]
    public async Task<IActionResult> Open(Guid id, CancellationToken cancellationToken) =>
        Answer(id, await team.OpenAsync(id, By, cancellationToken), "opened");

    [HttpPost(Path + "/sign-out")]
    public async Task<IActionResult> SignOutOf(Guid id, CancellationToken cancellationToken) =>
        Answer(id, await team.SignOutAsync(id, By, cancellationToken), "signed-out");

    [HttpPost(Path + "/second-factor/remove")]
    public async Task<IActionResult> DropSecondFactor(Guid id, CancellationToken cancellationToken) =>
        Answer(id, await team.DropSecondFactorAsync(id, By, cancellationToken), "factor");

    /// <summary>Whoever removes types the address again.</summary>
    [HttpPost(Path + "/remove")]
    public async Task<IActionResult> Remove(Guid id, string? confirm, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(id, cancellationToken) is not { } member) return NotFound();
        if (PlainText.EmailKey(confirm ?? "") == PlainText.EmailKey(member.Email))
            return Answer(id, await team.RemoveAsync(id, By, cancellationToken), null);
        TempData.Refuse("Type the address of the account to remove it. Nothing was removed.");
        return new SeeOtherResult($"/admin/staff/{id}");
    }

    private const string LastOwner =
        "This is the last owner who can sign in: nobody could look after staff any more. Make somebody else an owner first.";

    private SeeOtherResult Answer(Guid id, StaffChange result, string? done)
    {
        TempData.Refuse(result switch
        {
            StaffChange.Done => null,
            StaffChange.LastOwner => LastOwner,
            _ => "Somebody else removed this account meanwhile.",
        });
        return new SeeOtherResult(result switch
        {
            StaffChange.Done => done is null ? "/admin/staff?done=removed" : $"/admin/staff/{id}?done={done}",
            StaffChange.LastOwner => $"/admin/staff/{id}",
            _ => "/admin/staff",
        });
    }

    private static AdminForm FormOf(StaffMember member) => AdminForm.Of(FormId, new() { ["role"] = member.Role.Code });

    private async Task<IActionResult> PageAsync(StaffMember member, AdminForm form, string? done, CancellationToken cancellationToken)
    {
        Response.StatusCode = form.StatusCode;
        return View("Member", new MemberPage(member, form, await roles.AllAsync(cancellationToken),
            await sessions.LastAsync(member.Id, cancellationToken), StaffRights.IdOf(User) == member.Id, done));
    }
}
