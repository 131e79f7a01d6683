using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Imports.PriceLists;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.PriceBooks;

/// <summary>The prices in a book: one by one, or as a sheet.</summary>
public sealed class PricesController(PriceBookList list, EditPriceBook edit, ImportPriceList import, PriceListExport export) : Controller
{
    private const long MaxBytes = 32L * 1024 * 1024;

    /// <summary>Sets the price of one SKU; an empty one takes it out.</summary>
    [HttpPost("/admin/price-books/{code}/prices")]
    [FormPart(PriceBookPage.PricePart)]
    public async Task<IActionResult> Set(string code, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        var form = AdminForm.Sent(PriceBookPage.PriceFormId, Request.Form, PriceBookPage.PricePart);
        var sku = form.Text("sku", 40, "Say which SKU.");
        var price = form.Amount("price", book.Currency);
        var result = form.IsGood ? await edit.PriceOneAsync(code, form.Version, sku, price, cancellationToken) : SaveResult.Refused;
        if (result == SaveResult.Saved) return Shown(code, price is null ? "out" : "priced");
        if (result == SaveResult.InUse) form.Refuse("sku", new("The shop has no SKU {0}.", sku));
        if (result == SaveResult.Stale) await ShowStoredAsync(form, code, sku, cancellationToken);
        return await PageAsync(code, result, page => page with { Price = form }, cancellationToken);
    }

    /// <summary>Takes one SKU out of the book.</summary>
    [HttpPost("/admin/price-books/{code}/out")]
    [FormPart(PriceBookPage.OutPart)]
    public Task<IActionResult> TakeOut(string code, CancellationToken cancellationToken) => Set(code, cancellationToken);

    /// <summary>Takes a sheet, whole or not at all.</summary>
    [HttpPost("/admin/price-books/{code}/file")]
    [FormPart(PriceBookPage.FilePart)]
    [RequestSizeLimit(MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
    public async Task<IActionResult> Upload(string code, IFormFile? file, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        if (file is null || file.Length == 0)
            return await PageAsync(code, SaveResult.Refused, page => page with { FileProblems = ["Choose a CSV file that is not empty."] },
                cancellationToken);
        var version = AdminForm.Sent(PriceBookPage.PriceFormId, Request.Form).Version;
        var taken = await import.ExecuteAsync(book, version, file.OpenReadStream(), cancellationToken);
        return taken.Result == SaveResult.Saved
            ? Shown(code, "file")
            : await PageAsync(code, taken.Result, page => page with { FileProblems = taken.Problems }, cancellationToken);
    }

    /// <summary>All that is sold, with the book's prices to fill in.</summary>
    [HttpGet("/admin/price-books/{code}/prices.csv")]
    public async Task<IActionResult> Download(string code, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=prices-{book.Code}.csv";
        await export.WriteAsync(book, Response.Body, cancellationToken);
        return new EmptyResult();
    }

    private static SeeOtherResult Shown(string code, string done) => new($"/admin/price-books/{code}?done={done}");

    // Somebody else gave this SKU another price: both are shown, and the form sent again means its own.
    private async Task ShowStoredAsync(AdminForm form, string code, string sku, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return;
        var stored = (await list.PricesAsync(book, sku, null, cancellationToken)).FirstOrDefault(row => row.Variant.Sku == sku);
        form.Beside(AdminForm.Of(form.Id, new() { ["sku"] = sku, ["price"] = stored?.Price.ToDecimalText() ?? "" }, book.Version));
    }

    // The page as it is now, with what was typed and why it was not taken.
    private async Task<IActionResult> PageAsync(string code, SaveResult result, Func<PriceBookPage, PriceBookPage> change,
        CancellationToken cancellationToken)
    {
        if (await list.FindAsync(code, cancellationToken) is not { } book) return NotFound();
        var page = change(
            new PriceBookPage(PriceBookPage.FormOf(book), book) { Prices =
            await PricesShown.ReadAsync(list, book, null, null, cancellationToken) });
        if (result == SaveResult.Stale && !page.Price.IsStale) page.Form.Beside(PriceBookPage.FormOf(book));
        Response.StatusCode = result == SaveResult.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("Edit", page);
    }
}
