using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Categories;

/// <summary>The form of one category among all of them; without a stored one it makes a new one.</summary>
public sealed record CategoryPage(AdminForm Form, Category? Stored, IReadOnlyList<Category> All, string? Done);

/// <summary>The tree of categories: words, order and which is a part of which.</summary>
public sealed class CategoriesController(EditCategory edit, MoveCategory move) : Controller
{
    private const string New = "/admin/categories/_new";

    [HttpGet("/admin/categories")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await edit.AllAsync(cancellationToken));

    [HttpGet(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken) =>
        Page(AdminForm.Of(CategoryForm.Id, []), null, await edit.AllAsync(cancellationToken));

    [HttpPost(New)]
    public async Task<IActionResult> Store(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(CategoryForm.Id, Request.Form);
        var all = await edit.AllAsync(cancellationToken);
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(form["name-en"]);
        if (!CatalogueRules.IsCode(code)) form.Refuse("code", "A code has letters, digits and hyphens, like green-tea.");
        if (CategoryForm.Read(form, "", all, HttpContext.Languages()) is not { } change) return Page(form, null, all);
        var category = Category.Create(code, 0);
        change(category);
        if (await edit.CreateAsync(category, cancellationToken) == SaveResult.Saved) return Shown(code);
        form.Refuse("code", new("There is a category {0} already.", code));
        return Page(form, null, all);
    }

    [HttpGet("/admin/categories/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken)
    {
        var all = await edit.AllAsync(cancellationToken);
        return Find(all, code) is { } category ? Page(CategoryForm.Of(category), category, all, done) : NotFound();
    }

    [HttpPost("/admin/categories/{code}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        var all = await edit.AllAsync(cancellationToken);
        if (Find(all, code) is not { } category) return NotFound();
        var form = AdminForm.Sent(CategoryForm.Id, Request.Form);
        if (!form.Follow(CategoryForm.Of(category))) return await AnswerAsync(SaveResult.Stale, form, code, cancellationToken);
        if (CategoryForm.Read(form, code, all, HttpContext.Languages()) is not { } change) return Page(form, category, all);
        return await AnswerAsync(await edit.ChangeAsync(code, form.Version, change, cancellationToken), form, code, cancellationToken);
    }

    /// <summary>Makes it a part of another, or a top one.</summary>
    [HttpPost("/admin/categories/{code}/parent")]
    [FormPart("parent")]
    public async Task<IActionResult> Move(string code, string? parent, CancellationToken cancellationToken)
    {
        var all = await edit.AllAsync(cancellationToken);
        if (Find(all, code) is not { } category) return NotFound();
        var refusal = await move.ExecuteAsync(code, string.IsNullOrEmpty(parent) ? null : parent, cancellationToken);
        if (refusal is null) return Shown(code);
        var form = CategoryForm.Of(category);
        form.Refuse("", refusal switch
        {
            CategoryRefusal.BelowItself => new AdminMessage("A category cannot be a part of itself or of its own parts."),
            CategoryRefusal.TooDeep => new AdminMessage("The tree would be deeper than {0}.", CategoryTree.MaxDepth),
            _ => new AdminMessage("That category is there no longer."),
        });
        return Page(form, category, all);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost("/admin/categories/{code}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        var all = await edit.AllAsync(cancellationToken);
        if (Find(all, code) is not { } category) return NotFound();
        var (version, form) = (AdminForm.Sent(CategoryForm.Id, Request.Form).Version, CategoryForm.Of(category));
        if (PlainText.Clean(confirm) != code) form.Refuse("", "Type the category's code to delete it. Nothing was deleted.");
        if (!form.IsGood) return Page(form, category, all);
        var result = await edit.DeleteAsync(code, version, cancellationToken);
        return result == SaveResult.Saved
            ? new SeeOtherResult("/admin/categories")
            : await AnswerAsync(result, form, code, cancellationToken);
    }

    private static Category? Find(IReadOnlyList<Category> all, string code) => all.FirstOrDefault(category => category.Code == code);

    private static SeeOtherResult Shown(string code) => new($"/admin/categories/{code}?done=saved");

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm form, string code, CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return Shown(code);
        var all = await edit.AllAsync(cancellationToken);
        if (Find(all, code) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(CategoryForm.Of(stored));
        else form.Refuse("", result == SaveResult.InUse
            ? "It has products or parts: it cannot be deleted."
            : "Another category has one of these addresses.");
        return Page(form, stored, all);
    }

    private ViewResult Page(AdminForm form, Category? stored, IReadOnlyList<Category> all, string? done = null)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new CategoryPage(form, stored, all, done));
    }
}
