using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>The form of one page; without a stored one it makes a new one.</summary>
/// <param name="Preview">The language whose typed text is shown as shoppers would see it; null for none.</param>
public sealed record PageEditor(AdminForm Form, ContentPage? Stored, string? Done, string? Preview = null);

/// <summary>The merchant's pages.</summary>
public sealed class PagesController(EditPage edit, PageTemplates templates, PagePictures pictures) : Controller
{
    private const string List = "/admin/content/pages";
    private const string New = $"{List}/_new";

    [HttpGet(List)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await edit.AllAsync(cancellationToken));

    /// <summary>An empty page, or the template of a kind filled with what the shop knows of its seller.</summary>
    [HttpGet(New)]
    public IActionResult Create(string? kind) => Page(templates.FormFor(PageForm.KindOf(kind), HttpContext.Languages()), null);

    [HttpPost(New)]
    public async Task<IActionResult> Store(CancellationToken cancellationToken)
    {
        var form = PageBlanks.FillIn(AdminForm.Sent(PageForm.Id, Request.Form), HttpContext.Languages());
        var code = CodeOf(form);
        if (!PageRules.IsCode(code)) form.Refuse("code", "A code has small letters, digits and hyphens, like size-guide.");
        if (PageForm.Read(form, HttpContext.Languages()) is not { } change) return Page(form, null);
        var page = ContentPage.Create(code, PageForm.KindOf(form["kind"]));
        change(page);
        if (await edit.CreateAsync(page, cancellationToken) == SaveResult.Saved) return Saved(code);
        form.Refuse("code", new("There is a page {0} already, or another page has one of these addresses.", code));
        return Page(form, null);
    }

    /// <summary>Shows what was typed as shoppers would see it; nothing is saved.</summary>
    [HttpPost(New + "/preview")]
    [FormPart(UnsavedInput.Main)]
    public IActionResult PreviewNew(string? language) => Page(AdminForm.Sent(PageForm.Id, Request.Form), null, preview: language);

    [HttpGet(List + "/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } page ? Page(PageForm.Of(page), page, done) : NotFound();

    [HttpPost(List + "/{code}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } page) return NotFound();
        var form = PageBlanks.FillIn(AdminForm.Sent(PageForm.Id, Request.Form), HttpContext.Languages());
        if (!form.Follow(PageForm.Of(page))) return Page(form.Beside(PageForm.Of(page)), page);
        if (PageForm.Read(form, HttpContext.Languages()) is not { } change) return Page(form, page);
        return await AnswerAsync(await edit.ChangeAsync(code, form.Version, change, cancellationToken), form, code, cancellationToken);
    }

    /// <summary>Shows what was typed as shoppers would see it; nothing is saved.</summary>
    [HttpPost(List + "/{code}/preview")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Preview(string code, string? language, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } page
            ? Page(AdminForm.Sent(PageForm.Id, Request.Form), page, preview: language)
            : NotFound();

    /// <summary>Takes a picture, and puts it at the end of the text; nothing else is saved.</summary>
    [HttpPost(New + "/picture")]
    [FormPart(UnsavedInput.Main)]
    [RequestSizeLimit(PagePictures.MaxRequest)]
    public async Task<IActionResult> InsertNew(CancellationToken cancellationToken) =>
        Page(await pictures.InsertAsync(AdminForm.Sent(PageForm.Id, Request.Form), Request.Form.Files, cancellationToken), null);

    /// <summary>The same on a page that is stored.</summary>
    [HttpPost(List + "/{code}/picture")]
    [FormPart(UnsavedInput.Main)]
    [RequestSizeLimit(PagePictures.MaxRequest)]
    public async Task<IActionResult> Insert(string code, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } page
            ? Page(await pictures.InsertAsync(AdminForm.Sent(PageForm.Id, Request.Form), Request.Form.Files, cancellationToken), page)
            : NotFound();

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost(List + "/{code}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } page) return NotFound();
        var (version, form) = (AdminForm.Sent(PageForm.Id, Request.Form).Version, PageForm.Of(page));
        if (PlainText.Clean(confirm) != code) form.Refuse("", "Type the page's code to delete it. Nothing was deleted.");
        if (!form.IsGood) return Page(form, page);
        var result = await edit.DeleteAsync(code, version, cancellationToken);
        return result == SaveResult.Saved ? new SeeOtherResult(List) : await AnswerAsync(result, form, code, cancellationToken);
    }

    // What a template is for makes a better key than its translated title.
    private static string CodeOf(AdminForm form)
    {
        if (form["code"].Trim() is { Length: > 0 } typed) return typed;
        var kind = PageForm.KindOf(form["kind"]);
        var code = kind == PageKind.Other
            ? CatalogueRules.ProposeSlug(form[PageForm.TitleIn(Language.FallbackCode)])
            : PageForm.NameOf(kind);
        return code.Length <= PageRules.CodeLength ? code : code[..PageRules.CodeLength].TrimEnd('-');
    }

    private static SeeOtherResult Saved(string code) => new($"{List}/{code}?done=saved");

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm form, string code, CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return Saved(code);
        if (await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(PageForm.Of(stored));
        else form.Refuse("", "Another page has one of these addresses. Choose another.");
        return Page(form, stored);
    }

    private ViewResult Page(AdminForm form, ContentPage? stored, string? done = null, string? preview = null)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new PageEditor(form, stored, done, preview));
    }
}
