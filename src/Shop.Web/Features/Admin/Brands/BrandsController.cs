using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Brands;

/// <summary>The form of one brand; without a stored one it makes a new one.</summary>
public sealed record BrandPage(AdminForm Form, Brand? Stored, string? Done);

/// <summary>Who makes the products: a list of names.</summary>
public sealed class BrandsController(EditBrand edit) : Controller
{
    private const string FormId = "brand";
    private const string New = "/admin/brands/_new";

    [HttpGet("/admin/brands")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await edit.AllAsync(cancellationToken));

    [HttpGet(New)]
    public IActionResult Create() => View("Edit", new BrandPage(AdminForm.Of(FormId, []), null, null));

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FormId, Request.Form);
        var name = Name(form);
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(name);
        if (name.Length > 0 && !CatalogueRules.IsCode(code))
            form.Refuse("code", "A code has letters, digits and hyphens, like taller-nord.");
        if (!form.IsGood) return Page(form, null);
        if (await edit.CreateAsync(Brand.Create(code, name), cancellationToken) == SaveResult.Saved)
            return new SeeOtherResult($"/admin/brands/{code}?done=created");
        form.Refuse("code", new("There is a brand {0} already.", code));
        return Page(form, null);
    }

    [HttpGet("/admin/brands/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } brand ? View("Edit", new BrandPage(FormOf(brand), brand, done)) : NotFound();

    [HttpPost("/admin/brands/{code}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } brand) return NotFound();
        var form = AdminForm.Sent(FormId, Request.Form);
        if (!form.Follow(FormOf(brand))) return Page(form.Beside(FormOf(brand)), brand);
        var name = Name(form);
        return form.IsGood
            ? await AnswerAsync(await edit.RenameAsync(code, form.Version, name, cancellationToken), form, code, cancellationToken)
            : Page(form, brand);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost("/admin/brands/{code}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } brand) return NotFound();
        var (version, form) = (AdminForm.Sent(FormId, Request.Form).Version, FormOf(brand));
        if (PlainText.Clean(confirm) != code) form.Refuse("", "Type the brand's code to delete it. Nothing was deleted.");
        if (!form.IsGood) return Page(form, brand);
        var result = await edit.DeleteAsync(code, version, cancellationToken);
        return result == SaveResult.Saved ? new SeeOtherResult("/admin/brands") : await AnswerAsync(result, form, code, cancellationToken);
    }

    private static AdminForm FormOf(Brand brand) => AdminForm.Of(FormId, new() { ["name"] = brand.Name }, brand.Version);

    private static string Name(AdminForm form) => form.Text("name", CatalogueRules.NameLength, "Give the brand a name.");

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm form, string code, CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return new SeeOtherResult($"/admin/brands/{code}?done=saved");
        if (await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(FormOf(stored));
        else form.Refuse("", "Products are of this brand: it cannot be deleted.");
        return Page(form, stored);
    }

    private ViewResult Page(AdminForm form, Brand? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new BrandPage(form, stored, null));
    }
}
