using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Home;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.FrontPages;

/// <summary>The editor.</summary>
/// <param name="IsDraft">Whether there is something that shoppers do not see yet.</param>
public sealed record FrontPageEditor(AdminForm Form, bool IsDraft, IReadOnlyList<Photograph> Photographs, string? Done);

/// <summary>The front page: a draft of sections in any order, which is published or thrown away. Each button saves the draft.</summary>
public sealed class FrontPageController(EditFrontPage edit, FrontPageUploads uploads, ProductsByCode products) : Controller
{
    public const string Address = "/admin/content/front-page";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? done, CancellationToken cancellationToken)
    {
        var page = await edit.ReadAsync(cancellationToken);
        return await PageAsync(FrontPageForm.Of(page), page.IsDraft, cancellationToken, done);
    }

    /// <param name="act">"save", or what is to be done with a section: "up-2", "down-2", "remove-2", "add".</param>
    [HttpPost(Address)]
    [RequestSizeLimit(FrontPageUploads.MaxRequest)]
    public async Task<IActionResult> Save(string? act, string? kind, CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FrontPageForm.Id, Request.Form);
        if (await ReadAsync(form, cancellationToken) is not { } sections) return await PageAsync(form, true, cancellationToken);
        var anchor = Rearrange.Apply(sections, act ?? "save", kind);
        return await SaveAsync(form, sections, cancellationToken) ?? new SeeOtherResult($"{Address}?done=saved{anchor}");
    }

    /// <summary>Saves what was typed, and shows it to shoppers.</summary>
    [HttpPost($"{Address}/publish")]
    [RequestSizeLimit(FrontPageUploads.MaxRequest)]
    public async Task<IActionResult> Publish(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FrontPageForm.Id, Request.Form);
        if (await ReadAsync(form, cancellationToken) is not { } sections) return await PageAsync(form, true, cancellationToken);
        if (await SaveAsync(form, sections, cancellationToken) is { } refused) return refused;
        return await edit.PublishAsync(form.Version + 1, cancellationToken) == SaveResult.Saved
            ? new SeeOtherResult($"{Address}?done=published")
            : await StaleAsync(form, cancellationToken);
    }

    [HttpPost($"{Address}/discard")]
    public async Task<IActionResult> Discard(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FrontPageForm.Id, Request.Form);
        return await edit.DiscardAsync(form.Version, cancellationToken) == SaveResult.Saved
            ? new SeeOtherResult($"{Address}?done=discarded")
            : await StaleAsync(form, cancellationToken);
    }

    /// <summary>The front page as the draft would be, in one language.</summary>
    [HttpGet($"{Address}/preview")]
    public async Task<IActionResult> Preview(string? culture, [FromServices] HomePage home, CancellationToken cancellationToken)
    {
        var page = await edit.ReadAsync(cancellationToken);
        ViewData["NoIndex"] = true;
        return View("~/Features/Home/Index.cshtml",
            await home.PreviewAsync(HttpContext.Languages().Named(culture).Code, page.Sections, cancellationToken));
    }

    // Null when a field says what is wrong with it.
    private async Task<List<SectionDraft>?> ReadAsync(AdminForm form, CancellationToken cancellationToken)
    {
        await uploads.TakeAsync(form, Request.Form.Files, cancellationToken);
        var sections = FrontPageForm.Read(form, HttpContext.Languages());
        var goods = FrontPageForm.Goods(form).ToList();
        var known = await products.FindAsync([.. goods.Select(each => each.Code).Distinct()], cancellationToken);
        foreach (var (field, code) in goods.Where(each => !known.ContainsKey(each.Code)))
            form.Refuse(field, new("There is no product {0}.", code));
        await uploads.CheckAsync(form, sections, cancellationToken);
        return form.IsGood ? sections : null;
    }

    // Null when it was saved.
    private async Task<IActionResult?> SaveAsync(AdminForm form, List<SectionDraft> sections, CancellationToken cancellationToken)
    {
        try
        {
            return await edit.SaveAsync(sections, form.Version, cancellationToken) == SaveResult.Saved
                ? null
                : await StaleAsync(form, cancellationToken);
        }
        catch (DomainException refused)
        {
            form.Refuse("", new AdminMessage("{0}", refused.Message));
            return await PageAsync(form, true, cancellationToken);
        }
    }

    private async Task<IActionResult> StaleAsync(AdminForm form, CancellationToken cancellationToken)
    {
        var now = await edit.ReadAsync(cancellationToken);
        return await PageAsync(form.Beside(FrontPageForm.Of(now)), now.IsDraft, cancellationToken);
    }

    private async Task<ViewResult> PageAsync(AdminForm form, bool isDraft, CancellationToken cancellationToken, string? done = null)
    {
        Response.StatusCode = form.StatusCode;
        return View("Show", new FrontPageEditor(form, isDraft, await uploads.AllAsync(cancellationToken), done));
    }
}
