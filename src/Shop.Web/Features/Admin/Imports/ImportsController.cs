using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Imports;

/// <summary>Files of products: upload, what they would change, apply, undo, and the export.</summary>
public sealed class ImportsController(ImportList list, StartImport start, TaxonomyChoicesReader taxonomy, ShopInFiles shop,
    ImportPictureList pictures) : Controller
{
    // The file and the form's few fields.
    private const long MaxBytes = ImportLimits.MaxBytes + (1024 * 1024);

    [HttpGet("/admin/imports")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await PageAsync(null, cancellationToken));

    [HttpPost("/admin/imports")]
    [RequestSizeLimit(MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
    public async Task<IActionResult> Upload(IFormFile? file, string? language, string? category, string? drafts,
        CancellationToken cancellationToken)
    {
        var typed = new TypedTerms(language, category, drafts is not null);
        if (file is null || file.Length == 0)
            return await RefusedAsync("Choose a CSV file that is not empty. Nothing was uploaded.", typed, cancellationToken);
        var terms = new SheetTerms(shop.Cultures.Contains(language)
            ? language!
            : shop.Cultures[0], string.IsNullOrWhiteSpace(category)
            ? SheetTerms.ImportedCategory
            : category, drafts is null);
        await using var content = file.OpenReadStream();
        return await start.UploadAsync(file.FileName, content, User.Identity?.Name ?? "", terms, cancellationToken) is { } id
            ? new SeeOtherResult($"/admin/imports/{id}")
            : await RefusedAsync(
                new("The file is larger than {0} MB. Split it into parts and import them one after the other.",
                ImportLimits.MaxBytes / (1024 * 1024)), typed, cancellationToken);
    }

    [HttpGet("/admin/imports/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? show, int after, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(id, cancellationToken) is not { } import) return NotFound();
        var shown = Enum.TryParse<ItemsShown>(show, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen)
            ? chosen
            : ImportPage.FirstOf(import);
        var counts = await pictures.CountAsync(id, cancellationToken);
        // Works without a script: the browser asks again while the shop is at work.
        if (import.IsRunning) Response.Headers["Refresh"] = ImportPage.RefreshSeconds.ToString(CultureInfo.InvariantCulture);
        else if (counts.Untried > 0) Response.Headers["Refresh"] = ImportPage.PicturesRefreshSeconds.ToString(CultureInfo.InvariantCulture);
        var failed = counts.Failed > 0 ? await pictures.FailedAsync(id, cancellationToken) : [];
        return View(new ImportPage(import, shown, await list.ItemsAsync(id, shown, after, cancellationToken),
            new ImportPictures(counts, failed), TempData.Refusal()));
    }

    [HttpPost("/admin/imports/{id:guid}/pictures/again")]
    public async Task<IActionResult> TryPicturesAgain(Guid id, CancellationToken cancellationToken) =>
        Back(id, await pictures.TryAgainAsync(id, cancellationToken) > 0, "No picture of this import has failed. Below is how it stands.");

    [HttpPost("/admin/imports/{id:guid}/pictures/drop")]
    public async Task<IActionResult> DropPictures(Guid id, CancellationToken cancellationToken) =>
        Back(id, await pictures.DropAsync(id, cancellationToken) > 0, "No picture of this import has failed. Below is how it stands.");

    [HttpPost("/admin/imports/{id:guid}/apply")]
    public async Task<IActionResult> Apply(Guid id, CancellationToken cancellationToken) =>
        Back(id, await start.ApplyAsync(id, cancellationToken),
            "This import cannot be applied now: it is not compared yet, or was applied already. Below is how it stands.");

    [HttpPost("/admin/imports/{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, CancellationToken cancellationToken) =>
        Back(id, await start.UndoAsync(id, cancellationToken),
            "This import cannot be undone now: it is not applied to its end, or was undone already. Below is how it stands.");

    [HttpPost("/admin/imports/{id:guid}/go-on")]
    public async Task<IActionResult> GoOn(Guid id, CancellationToken cancellationToken) =>
        Back(id, await start.GoOnAsync(id, cancellationToken), "This import is not stopped. Below is how it stands.");

    /// <summary>The refused rows as they stand in the file, with the reason beside them.</summary>
    [HttpGet("/admin/imports/{id:guid}/refused.csv")]
    public async Task<IActionResult> Refused(Guid id, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(id, cancellationToken) is not { Format: not null } import) return NotFound();
        SendAs("refused.csv");
        await list.WriteRefusedAsync(import, Response.Body, cancellationToken);
        return new EmptyResult();
    }

    /// <summary>All products, streamed from the first row on.</summary>
    [HttpGet("/admin/imports/products.csv")]
    public async Task<IActionResult> Export([FromServices] ProductExport export, CancellationToken cancellationToken)
    {
        SendAs("products.csv");
        await export.WriteAsync(Response.Body, null, cancellationToken);
        return new EmptyResult();
    }

    private void SendAs(string name)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename={name}";
    }

    private SeeOtherResult Back(Guid id, bool done, string problem)
    {
        if (!done) TempData.Refuse(problem);
        return new SeeOtherResult($"/admin/imports/{id}");
    }

    private async Task<IActionResult> RefusedAsync(AdminMessage problem, TypedTerms typed, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", await PageAsync(problem, cancellationToken) with { Typed = typed });
    }

    private async Task<ImportsPage> PageAsync(AdminMessage? problem, CancellationToken cancellationToken) =>
        new(await list.NewestAsync(cancellationToken), (await taxonomy.ReadAsync(cancellationToken)).Categories, shop.Cultures, problem);
}
