using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

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
    public IActionResult Create() => View("Edit", new FacetPage(AdminForm.Of(FacetForm.Id, new() { ["filter"] = "on" }), null, null));

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FacetForm.Id, Request.Form);
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(form["name-en"]);
        if (!CatalogueRules.IsCode(code)) form.Refuse("code", "A code has letters, digits and hyphens, like weight.");
        if (form["kind"] is not ("option" or "attribute")) form.Refuse("kind", "Choose what it is.");
        var facet = !form.IsGood ? Facet.Option("none", 0) : form["kind"] == "option" ? Facet.Option(code, 0) : Facet.Attribute(code, 0);
        var change = FacetForm.Read(form, facet, HttpContext.Languages());
        change?.Invoke(facet);
        if (change is not null && await edit.CreateAsync(facet, cancellationToken) == SaveResult.Saved) return new SeeOtherResult($"/admin/facets/{code}?done=created");
        if (change is not null) form.Refuse("code", $"There is an option or attribute {code} already.");
        return Page(form, null);
    }

    [HttpGet("/admin/facets/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } facet ? View("Edit", new FacetPage(FacetForm.Of(facet, HttpContext.Languages()), facet, done)) : NotFound();

    [HttpPost("/admin/facets/{code}")]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } facet) return NotFound();
        var form = AdminForm.Sent(FacetForm.Id, Request.Form);
        if (!form.Follow(FacetForm.Of(facet, HttpContext.Languages()))) return Page(form.Beside(FacetForm.Of(facet, HttpContext.Languages())), facet);
        if (FacetForm.Read(form, facet, HttpContext.Languages()) is not { } change) return Page(form, facet);
        var result = await edit.ChangeAsync(code, form.Version, change, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"/admin/facets/{code}?done=saved");
        if (await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(FacetForm.Of(stored, HttpContext.Languages()));
        else form.Refuse("", "A value that products have cannot be removed. Take it from them first.");
        return Page(form, stored);
    }

    private ViewResult Page(AdminForm form, Facet? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new FacetPage(form, stored, null));
    }
}
