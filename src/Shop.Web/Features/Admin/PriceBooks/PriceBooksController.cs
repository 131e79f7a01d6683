using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.PriceBooks;

/// <summary>The price books of invited groups: list, a new one, its name, its link, its end.</summary>
public sealed class PriceBooksController(PriceBookList list, EditPriceBook edit) : Controller
{
    private const string New = "/admin/price-books/_new";

    [HttpGet("/admin/price-books")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await list.AllAsync(cancellationToken));

    [HttpGet(New)]
    public IActionResult Create() => View("Edit", new PriceBookPage(AdminForm.Of(PriceBookPage.FormId, []), null));

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(PriceBookPage.FormId, Request.Form);
        var name = Name(form);
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(name);
        if (name.Length > 0 && !CatalogueRules.IsCode(code)) form.Refuse("code", "A code has letters, digits and hyphens, like trade.");
        if (!form.IsGood) return await PageAsync(form, null, cancellationToken);
        if (await edit.CreateAsync(code, name, cancellationToken) == SaveResult.Saved) return Shown(code, "created");
        form.Refuse("code", new("There is a price book {0} already.", code));
        return await PageAsync(form, null, cancellationToken);
    }

    [HttpGet("/admin/price-books/{code}")]
    public async Task<IActionResult> Edit(string code, string? q, string? after, string? done, CancellationToken cancellationToken) =>
        await list.FindAsync(code, cancellationToken) is { } book
            ? View("Edit",
                new PriceBookPage(PriceBookPage.FormOf(book), book) { Prices =
                await PricesShown.ReadAsync(list, book, q, after, cancellationToken), Done = done })
            : NotFound();

    [HttpPost("/admin/price-books/{code}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string code, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        var form = AdminForm.Sent(PriceBookPage.FormId, Request.Form);
        if (!form.Follow(PriceBookPage.FormOf(book))) return await AnswerAsync(SaveResult.Stale, form, code, "", cancellationToken);
        var name = Name(form);
        return form.IsGood
            ? await AnswerAsync(await edit.RenameAsync(code, form.Version, name, cancellationToken), form, code, "saved", cancellationToken)
            : await PageAsync(form, book, cancellationToken);
    }

    /// <summary>A new link; the old one and all who came by it end. Who sets prices meanwhile is in nobody's way.</summary>
    [HttpPost("/admin/price-books/{code}/link")]
    [FormPart(PriceBookPage.LinkPart)]
    public async Task<IActionResult> Link(string code, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        var form = AdminForm.Sent(PriceBookPage.FormId, Request.Form);
        var version = form["old"] == PriceBookPage.MarkOfLink(book) ? book.Version : form.Version;
        return await AnswerAsync(await edit.InviteAnewAsync(code, version, cancellationToken), null, code, "link", cancellationToken);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost("/admin/price-books/{code}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(string code, string? confirm, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        var (version, form) = (AdminForm.Sent(PriceBookPage.FormId, Request.Form).Version, PriceBookPage.FormOf(book));
        if (PlainText.Clean(confirm) != code) form.Refuse("", "Type the book's code to delete it. Nothing was deleted.");
        if (!form.IsGood) return await PageAsync(form, book, cancellationToken);
        var result = await edit.DeleteAsync(code, version, cancellationToken);
        return result == SaveResult.Saved
            ? new SeeOtherResult("/admin/price-books")
            : await AnswerAsync(result, null, code, "", cancellationToken);
    }

    private static string Name(AdminForm form) => form.Text("name", PriceBook.NameLength, "Say whose prices these are.");

    private static SeeOtherResult Shown(string code, string done) => new($"/admin/price-books/{code}?done={done}");

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm? typed, string code, string done,
        CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return Shown(code, done);
        return await list.FindAsync(code, cancellationToken) is { } stored
            ? await PageAsync((typed ?? PriceBookPage.FormOf(stored)).Beside(PriceBookPage.FormOf(stored)), stored, cancellationToken)
            : NotFound();
    }

    private async Task<IActionResult> PageAsync(AdminForm form, PriceBook? stored, CancellationToken cancellationToken)
    {
        Response.StatusCode = form.StatusCode;
        var prices = stored is null ? PricesShown.None : await PricesShown.ReadAsync(list, stored, null, null, cancellationToken);
        return View("Edit", new PriceBookPage(form, stored) { Prices = prices });
    }
}
