using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>The list of classes, the form of a new one, and that of the one that is renamed.</summary>
public sealed record TaxClassesPage(IReadOnlyList<NamedTaxClass> Classes, AdminForm Form, string? Renamed, string? Done);

/// <summary>The merchant's classes of goods that are taxed alike: new ones, their names, and their removal.</summary>
public sealed class TaxClassesController(EditTaxClass classes) : Controller
{
    private const string Path = "/admin/taxes/classes";

    [HttpGet(Path)]
    public Task<IActionResult> Index(string? done, CancellationToken cancellationToken) =>
        PageAsync(NewForm, null, done, cancellationToken);

    [HttpPost(Path)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(TaxForm.Id, Request.Form);
        var name = form.Text("name", NamedTaxClass.NameLength, "Say what staff read, like Books.");
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(name);
        if (!TaxClass.TryParse(code, out var taxClass) && form.IsGood)
            form.Refuse("code", new("A code has at most {0} small letters, digits and hyphens, like books.", TaxClass.CodeLength));
        if (!form.IsGood) return await PageAsync(form, null, null, cancellationToken);
        if (await classes.CreateAsync(taxClass, name, cancellationToken) == SaveResult.Saved)
            return new SeeOtherResult($"{Path}?done=created");
        form.Refuse("code", new("There is a class {0} already.", code));
        return await PageAsync(form, null, null, cancellationToken);
    }

    [HttpGet($"{Path}/{{code}}")]
    public async Task<IActionResult> Edit(string code, CancellationToken cancellationToken) =>
        await FindAsync(code, cancellationToken) is { } stored
            ? await PageAsync(FormOf(stored), code, null, cancellationToken)
            : NotFound();

    [HttpPost($"{Path}/{{code}}")]
    public async Task<IActionResult> Rename(string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        var form = AdminForm.Sent(TaxForm.Id, Request.Form);
        var name = form.Text("name", NamedTaxClass.NameLength, "Say what staff read, like Books.");
        if (!form.IsGood) return await PageAsync(form, code, null, cancellationToken);
        var result = await classes.RenameAsync(stored.Class, form.Version, name, cancellationToken);
        return await AnswerAsync(result, form, code, "renamed", cancellationToken);
    }

    /// <summary>Takes out a class that nothing is of.</summary>
    [HttpPost($"{Path}/{{code}}/remove")]
    public async Task<IActionResult> Remove(string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        var form = AdminForm.Sent(TaxForm.Id, Request.Form);
        var result = await classes.DeleteAsync(stored.Class, form.Version, cancellationToken);
        return await AnswerAsync(result, FormOf(stored), code, "removed", cancellationToken);
    }

    private static AdminForm NewForm => AdminForm.Of(TaxForm.Id, new() { ["name"] = "", ["code"] = "" });

    private static AdminForm FormOf(NamedTaxClass stored) => AdminForm.Of(TaxForm.Id, new() { ["name"] = stored.Name }, stored.Version);

    private async Task<NamedTaxClass?> FindAsync(string code, CancellationToken cancellationToken) =>
        (await classes.AllAsync(cancellationToken)).FirstOrDefault(each => each.Class.Code == code);

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm form, string code, string done,
        CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return new SeeOtherResult($"{Path}?done={done}");
        if (await FindAsync(code, cancellationToken) is not { } stored) return new SeeOtherResult(Path);
        if (result == SaveResult.InUse)
            form.Refuse("", code == TaxClass.Standard.Code
                ? "The standard class stays: it is that of everything that has no other."
                : "Variants or rates are of this class. Give the variants another one, and take out its rates, first. A rate that "
                    + "something was sold at stays in the books, and its class with it.");
        else form = form.Beside(FormOf(stored));
        return await PageAsync(form, code, null, cancellationToken);
    }

    private async Task<IActionResult> PageAsync(AdminForm form, string? renamed, string? done, CancellationToken cancellationToken)
    {
        Response.StatusCode = form.StatusCode;
        return View("Classes", new TaxClassesPage(await classes.AllAsync(cancellationToken), form, renamed, done));
    }
}
