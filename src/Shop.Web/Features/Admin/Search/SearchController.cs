using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Search.Matching;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Search;

/// <summary>What was searched for in vain, the synonyms, and the form of a new one.</summary>
public sealed record SearchPage(IReadOnlyList<SearchMiss> Misses, IReadOnlyList<Synonym> Synonyms, AdminForm Form, string? Done);

/// <summary>The form of one synonym.</summary>
public sealed record SynonymPage(AdminForm Form, Synonym Stored);

/// <summary>What shoppers search for in vain, and the words that mean the same.</summary>
public sealed class SearchController(SearchReport report, EditSynonym edit) : Controller
{
    [HttpGet("/admin/search")]
    public async Task<IActionResult> Index(string? done, CancellationToken cancellationToken)
    {
        // What this process has gathered since the last minute, too.
        await report.WriteAsync(cancellationToken);
        return await PageAsync(SynonymForm.Empty(), done, cancellationToken);
    }

    /// <summary>From the form of a new one, or from that beside words that were searched for in vain (<c>missed</c>).</summary>
    [HttpPost("/admin/search/synonyms")]
    [FormPart("{part}", EnterGoesTo = "{path}?part={part}")]
    public async Task<IActionResult> Create(string? missed, CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(SynonymForm.Id, Request.Form);
        if (SynonymForm.Read(form, HttpContext.Languages(), missed) is not { } read) return await PageAsync(form, null, cancellationToken);
        if ((await edit.AllAsync(cancellationToken)).Count >= EditSynonym.Max)
            form.Refuse("words", new("There are {0} already: more are not looked at.", EditSynonym.Max));
        if (!form.IsGood) return await PageAsync(form, null, cancellationToken);
        await edit.CreateAsync(Synonym.Create(read.Culture, read.Words, read.IsOneWay), cancellationToken);
        if (!string.IsNullOrEmpty(missed)) await report.ForgetAsync(read.Culture, missed, cancellationToken);
        return new SeeOtherResult("/admin/search?done=created");
    }

    /// <summary>The merchant has seen these words and does nothing about them.</summary>
    [HttpPost("/admin/search/forget")]
    [FormPart("{part}")]
    public async Task<IActionResult> Forget(string? culture, string? missed, CancellationToken cancellationToken)
    {
        await report.ForgetAsync(culture ?? "", missed ?? "", cancellationToken);
        return new SeeOtherResult("/admin/search?done=forgotten");
    }

    [HttpGet("/admin/search/synonyms/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancellationToken) =>
        await edit.FindAsync(id, cancellationToken) is { } synonym
            ? View("Edit", new SynonymPage(SynonymForm.Of(synonym), synonym))
            : NotFound();

    [HttpPost("/admin/search/synonyms/{id:int}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(int id, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(id, cancellationToken) is not { } stored) return NotFound();
        var form = AdminForm.Sent(SynonymForm.Id, Request.Form);
        if (!form.Follow(SynonymForm.Of(stored))) return Page(form.Beside(SynonymForm.Of(stored)), stored);
        return SynonymForm.Read(form, HttpContext.Languages(), null, stored.Culture) is { } read
            ? await AnswerAsync(await edit.ChangeAsync(id, form.Version, read.Words, read.IsOneWay, cancellationToken), form, id, "saved",
                cancellationToken)
            : Page(form, stored);
    }

    [HttpPost("/admin/search/synonyms/{id:int}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(int id, CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(SynonymForm.Id, Request.Form);
        return await AnswerAsync(await edit.DeleteAsync(id, form.Version, cancellationToken), null, id, "deleted", cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm? typed, int id, string done,
        CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return new SeeOtherResult($"/admin/search?done={done}");
        return await edit.FindAsync(id, cancellationToken) is { } stored
            ? Page((typed ?? SynonymForm.Of(stored)).Beside(SynonymForm.Of(stored)), stored)
            : NotFound();
    }

    private async Task<IActionResult> PageAsync(AdminForm form, string? done, CancellationToken cancellationToken)
    {
        Response.StatusCode = form.StatusCode;
        return View("Index", new SearchPage(await report.ReadAsync(cancellationToken), await edit.AllAsync(cancellationToken), form, done));
    }

    private ViewResult Page(AdminForm form, Synonym stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new SynonymPage(form, stored));
    }
}
