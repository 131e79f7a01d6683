using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>The form that invites somebody.</summary>
public sealed record InvitePage(AdminForm Form, IReadOnlyList<(string Value, string Text)> Roles, IReadOnlyList<(string Value,
    string Text)> Languages);

/// <summary>Invitations: made, sent again, taken back.</summary>
public sealed class InvitationsController(StaffInvitations invitations, RoleChoices roles, StaffLanguage languages) : Controller
{
    private const string FormId = "invitation";
    private const string New = "/admin/staff/invitations/_new";

    private string By => User.Identity!.Name!;

    [HttpGet(New)]
    public Task<IActionResult> Create(CancellationToken cancellationToken) => PageAsync(AdminForm.Of(FormId, new()
    {
        ["role"] = StaffRole.Fulfilment, ["language"] = CultureInfo.CurrentUICulture.Name,
    }), cancellationToken);

    [HttpPost(New)]
    public async Task<IActionResult> Invite(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FormId, Request.Form);
        if (EmailAddress.TryRead(form["email"], out var address) != EmailFault.None)
            form.Refuse("email", "Enter an e-mail address that mail can be sent to, like ana@example.com.");
        if (!(await roles.AllAsync(cancellationToken)).Any(role => role.Value == form["role"])) form.Refuse("role", "Choose a role.");
        var language = languages.Find(form["language"]) ?? languages.Offered[0];
        if (!form.IsGood) return await PageAsync(form, cancellationToken);
        switch (await invitations.InviteAsync(new NewInvitation(address, form["role"], language.Code, By), cancellationToken))
        {
            case SaveResult.Saved: return new SeeOtherResult("/admin/staff?done=invited");
            case SaveResult.Duplicate:
                form.Refuse("email", new("{0} is invited already. Send that invitation again, or take it back.", address));
                break;
            default:
                form.Refuse("email", new("{0} works here already.", address));
                break;
        }

        return await PageAsync(form, cancellationToken);
    }

    [HttpPost("/admin/staff/invitations/{id:guid}/again")]
    public async Task<IActionResult> Again(Guid id, CancellationToken cancellationToken) =>
        Answer(await invitations.SendAgainAsync(id, By, cancellationToken), "invited");

    [HttpPost("/admin/staff/invitations/{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken cancellationToken) =>
        Answer(await invitations.WithdrawAsync(id, By, cancellationToken), "withdrawn");

    private SeeOtherResult Answer(SaveResult result, string done)
    {
        TempData.Refuse(result == SaveResult.Saved ? null : "That invitation was used or taken back meanwhile.");
        return new SeeOtherResult(result == SaveResult.Saved ? $"/admin/staff?done={done}" : "/admin/staff");
    }

    private async Task<IActionResult> PageAsync(AdminForm form, CancellationToken cancellationToken)
    {
        Response.StatusCode = form.StatusCode;
        return View("Invite", new InvitePage(form, await roles.AllAsync(cancellationToken),
            [.. languages.Offered.Select(language => (language.Code, language.Name))]));
    }
}
