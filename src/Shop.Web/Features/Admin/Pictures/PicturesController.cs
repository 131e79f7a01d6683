using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;
using Shop.Jobs.Pictures;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Pictures;

/// <summary>A product's pictures: upload, order, descriptions, variants.</summary>
public sealed class PicturesController(
    PictureList list, KeepPicture keep, ArrangePictures arrange, DescribePicture describe, SettlePicture settle) : Controller
{
    // As many files as the form has rows, each of the largest size, and their descriptions.
    private const long MaxBytes = (UploadRow.Count * PictureLimits.MaxBytes) + (1024 * 1024);

    [HttpGet("/admin/products/{code}/pictures")]
    public Task<IActionResult> Index(string code, string? done, CancellationToken cancellationToken) => OnProductAsync(code, product =>
        Task.FromResult<IActionResult>(View(new PicturesPage(product) { Done = done, Problem = TempData.Refusal() })), cancellationToken);

    [HttpPost("/admin/products/{code}/pictures")]
    [FormPart(UnsavedInput.Main)]
    [RequestSizeLimit(MaxBytes)]
    public Task<IActionResult> Upload(string code, [FromForm] IFormCollection form, CancellationToken cancellationToken) =>
        OnProductAsync(code, async product =>
    {
        var rows = UploadRow.Read(form, HttpContext.Languages());
        for (var each = 0; each < rows.Count; each++) rows[each] = await TakeAsync(product.Id, rows[each], cancellationToken);
        if (rows.TrueForAll(row => row.Problem is null) && rows.Exists(row => row.IsTaken)) return Back(product, "added");
        if (await list.FindAsync(code, cancellationToken) is not { } now) return NotFound();
        return Refused(new PicturesPage(now) { Rows = rows, Problem = UploadRow.Summary(rows) });
    }, cancellationToken);

    [HttpPost("/admin/products/{code}/pictures/{hash}")]
    [FormPart("p-{hash}")]
    public Task<IActionResult> Describe(string code, string hash, [FromForm] IFormCollection form, CancellationToken cancellationToken) =>
        OnProductAsync(code, async product =>
    {
        var typed = TypedDescription.Read(hash, form, HttpContext.Languages());
        if (typed.Problem is { } problem) return Refused(new PicturesPage(product) { Typed = typed, Problem = problem });
        return await describe.ExecuteAsync(typed.For(product.Id), cancellationToken) switch
        {
            DescribePictureResult.Described => Back(product, "saved", hash),
            DescribePictureResult.Stale => Refused(new PicturesPage(product)
            {
                Typed = typed with { Version = product.VersionOf(hash) },
                Problem = "Somebody else changed this picture's texts meanwhile. Yours are kept below, theirs are shown beside them; "
                    + "save again to replace theirs.",
            }, StatusCodes.Status409Conflict),
            DescribePictureResult.NoSuchVariant =>
                Refused(new PicturesPage(product) { Typed = typed, Problem = "This product has no such variant. Nothing was changed." }),
            _ => Gone(product),
        };
    }, cancellationToken);

    [HttpPost("/admin/products/{code}/pictures/{hash}/move")]
    [FormPart("move")]
    public Task<IActionResult> Move(string code, string hash, string? direction, CancellationToken cancellationToken) =>
        OnProductAsync(code, async product =>
        direction is not ("up" or "down") ? BadRequest()
            : await arrange.MoveAsync(product.Id, hash, direction == "up" ? -1 : 1, cancellationToken)
                ? Back(product, "moved", hash)
                : Gone(product), cancellationToken);

    [HttpPost("/admin/products/{code}/pictures/{hash}/remove")]
    [FormPart("remove")]
    public Task<IActionResult> Remove(string code, string hash, CancellationToken cancellationToken) =>
        OnProductAsync(code, async product =>
        product.Has(hash) && await keep.RemoveAsync(product.Id, hash, cancellationToken)
            ? Back(product, "removed")
            : Gone(product), cancellationToken);

    [HttpPost("/admin/products/{code}/pictures/{hash}/again")]
    [FormPart("again")]
    public Task<IActionResult> Again(string code, string hash, CancellationToken cancellationToken) => OnProductAsync(code, async product =>
        product.Has(hash) && await settle.AgainAsync(hash, cancellationToken)
            ? Back(product, "again", hash)
            : Gone(product), cancellationToken);

    private async Task<IActionResult> OnProductAsync(string code, Func<PicturedProduct, Task<IActionResult>> act,
        CancellationToken cancellationToken) =>
        await list.FindAsync(code, cancellationToken) is { } product ? await act(product) : NotFound();

    private async Task<UploadRow> TakeAsync(ProductId productId, UploadRow row, CancellationToken cancellationToken)
    {
        if (row.File is null || row.Problem is not null) return row;
        await using var content = row.File.OpenReadStream();
        return row.After(await keep.AddAsync(productId, content, row.Alts, cancellationToken));
    }

    private ViewResult Refused(PicturesPage page, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return View("Index", page);
    }

    private SeeOtherResult Back(PicturedProduct product, string? done, string? hash = null) =>
        new(Url.Action(nameof(Index), null, new { code = product.Code, done }, null, null, hash is null
            ? null
            : PicturesPage.AnchorOf(hash))!);

    private SeeOtherResult Gone(PicturedProduct product)
    {
        TempData.Refuse("This picture is gone or needs nothing. Here is how it is now.");
        return Back(product, null);
    }
}
