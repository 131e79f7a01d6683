using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Facets;

/// <summary>The form of one option or attribute; without a stored one it makes a new one.</summary>
public sealed record FacetPage(AdminForm Form, Facet? Stored, string? Done);

/// <summary>Options and attributes, their values, words and order.</summary>
public sealed class FacetsController(EditFacet edit) : Controller
{
    private const string New = "/admin/facets/_new";

    [HttpGet("/admin/facets")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await edit.AllAsync(cancellationToken));

    [HttpGet(New)]
    public IActionResult Create() => View("Edit", new FacetPage(
        AdminForm.Of(FacetForm.Id, new() { ["kind"] = FacetForm.Kinds[0].Value, ["filter"] = "on" }), null, null));

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FacetForm.Id, Request.Form);
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(form["name-en"]);
        if (!CatalogueRules.IsCode(code)) form.Refuse("code", "A code has letters, digits and hyphens, like weight.");
        var facet = Make(form["kind"], form.IsGood ? code : "none");
        if (facet is null) form.Refuse("kind", "Choose what it is.");
        facet ??= Facet.Attribute("none", 0);
        var change = FacetForm.Read(form, facet, HttpContext.Languages());
        change?.Invoke(facet);
        if (change is null) return Page(form, null);
        if (await edit.CreateAsync(facet, cancellationToken) == SaveResult.Saved)
            return new SeeOtherResult($"/admin/facets/{code}?done=created");
        form.Refuse("code", new("There is an option or attribute {0} already.", code));
        return Page(form, null);
    }

    [HttpGet("/admin/facets/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } facet ? View("Edit", new FacetPage(FormOf(facet), facet, done)) : NotFound();

    [HttpPost("/admin/facets/{code}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } facet) return NotFound();
        var form = AdminForm.Sent(FacetForm.Id, Request.Form);
        if (!form.Follow(FormOf(facet))) return Page(form.Beside(FormOf(facet)), facet);
        if (FacetForm.Read(form, facet, HttpContext.Languages()) is not { } change) return Page(form, facet);
        var result = await edit.ChangeAsync(code, form.Version, change, cancellationToken);
        return result == SaveResult.Saved ? new SeeOtherResult($"/admin/facets/{code}?done=saved")
            : await RefusedAsync(
                result, form, code, "A value that products have cannot be removed. Take it from them first.", cancellationToken);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost("/admin/facets/{code}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } facet) return NotFound();
        var (version, form) = (AdminForm.Sent(FacetForm.Id, Request.Form).Version, FormOf(facet));
        if (PlainText.Clean(confirm) != code) form.Refuse("", "Type the code to delete it. Nothing was deleted.");
        if (!form.IsGood) return Page(form, facet);
        var result = await edit.DeleteAsync(code, version, cancellationToken);
        return result == SaveResult.Saved ? new SeeOtherResult("/admin/facets")
            : await RefusedAsync(result, form, code, "Products have it: it cannot be deleted. Take it from them first.", cancellationToken);
    }

    private AdminForm FormOf(Facet facet) => FacetForm.Of(facet, HttpContext.Languages());

    private static Facet? Make(string kind, string code) => kind switch
    {
        "option" => Facet.Option(code, 0),
        "attribute" => Facet.Attribute(code, 0),
        "measurement" => Facet.Measurement(code, 0),
        _ => null,
    };

    private async Task<IActionResult> RefusedAsync(
        SaveResult result, AdminForm form, string code, AdminMessage inUse, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(FormOf(stored));
        else form.Refuse("", inUse);
        return Page(form, stored);
    }

    private ViewResult Page(AdminForm form, Facet? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new FacetPage(form, stored, null));
    }
}
