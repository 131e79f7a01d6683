using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>One role; without a stored one it makes a new one.</summary>
public sealed record RolePage(AdminForm Form, StaffRole? Stored, string? Done);

/// <summary>Roles: those that come with the shop are shown, own ones are made, changed and deleted.</summary>
public sealed class RolesController(EditRole edit, RoleChoices choices) : Controller
{
    private const string FormId = "role";
    private const string Path = "/admin/staff/roles";
    private const string New = Path + "/_new";
    private const string One = Path + "/{code}";

    private string By => User.Identity!.Name!;

    [HttpGet(Path)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View("Roles", await edit.AllAsync(cancellationToken));

    /// <summary>An empty one, or a copy of another.</summary>
    [HttpGet(New)]
    public async Task<IActionResult> Create(string? like, CancellationToken cancellationToken) =>
        Page(like is not null && await edit.FindAsync(like, cancellationToken) is { } model
            ? AdminForm.Of(FormId, RoleForm.Levels(model.Permissions, choices.Permissions))
            : AdminForm.Of(FormId, RoleForm.Levels(StaffPermissions.Parse(""), choices.Permissions)), null);

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FormId, Request.Form);
        var name = NameIn(form);
        var code = CatalogueRules.ProposeSlug(name);
        if (name.Length > 0 && !CatalogueRules.IsCode(code)) form.Refuse("name", "Give it a name with letters from A to Z in it.");
        if (!form.IsGood) return Page(form, null);
        var made = await edit.CreateAsync(code, name, RoleForm.Read(form, choices.Permissions), By, cancellationToken);
        if (made == SaveResult.Saved) return new SeeOtherResult($"{Path}/{code}?done=saved");
        form.Refuse("name", new("There is a role {0} already.", name));
        return Page(form, null);
    }

    [HttpGet(One)]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } role ? View("Role", new RolePage(FormOf(role), role, done)) : NotFound();

    [HttpPost(One)]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } role) return NotFound();
        var form = AdminForm.Sent(FormId, Request.Form);
        if (!form.Follow(FormOf(role))) return Page(form.Beside(FormOf(role)), role);
        var name = NameIn(form);
        if (!form.IsGood) return Page(form, role);
        var permissions = RoleForm.Read(form, choices.Permissions);
        return await AnswerAsync(await edit.ChangeAsync(code, form.Version, name, permissions, By, cancellationToken), form, code,
            cancellationToken);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost(One + "/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } role) return NotFound();
        var (version, form) = (AdminForm.Sent(FormId, Request.Form).Version, FormOf(role));
        if (PlainText.Clean(confirm) != code) form.Refuse("", "Type the role's code to delete it. Nothing was deleted.");
        if (!form.IsGood) return Page(form, role);
        var result = await edit.DeleteAsync(code, version, By, cancellationToken);
        return result == SaveResult.Saved ? new SeeOtherResult(Path) : await AnswerAsync(result, form, code, cancellationToken);
    }

    private AdminForm FormOf(StaffRole role)
    {
        var fields = RoleForm.Levels(role.Permissions, choices.Permissions);
        fields["name"] = role.Name;
        return AdminForm.Of(FormId, fields, role.Version);
    }

    private static string NameIn(AdminForm form) => form.Text("name", StaffRole.NameLength, "Give the role a name.");

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm form, string code, CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return new SeeOtherResult($"{Path}/{code}?done=saved");
        if (await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(FormOf(stored));
        else if (result == SaveResult.InUse) form.Refuse("", "Somebody works as this or is invited to: it cannot be deleted.");
        else form.Refuse("", "This role comes with the shop and stays as it is. Make a copy of it instead.");
        return Page(form, stored);
    }

    private ViewResult Page(AdminForm form, StaffRole? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Role", new RolePage(form, stored, null));
    }
}
