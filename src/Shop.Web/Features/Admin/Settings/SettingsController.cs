using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>A page of settings as it is shown.</summary>
public sealed record SettingsView(SettingsPage Page, AdminForm Form, SettingsInForce InForce, bool IsSaved);

/// <summary>Whether the shop is open, and who decided it.</summary>
/// <param name="Problem">Why it cannot be opened; null when nothing forbids it.</param>
public sealed record OpeningView(SettingsInForce InForce, bool IsStale, SettingProblem? Problem = null)
{
    public bool IsOpen => ((Opening)InForce.Values).IsOpen;
}

/// <summary>
/// The merchant's settings: the pages that modules declare, opening and closing, and what stands outside of the database.
/// </summary>
public sealed class SettingsController(IEnumerable<SettingsPage> pages, CurrentSettings settings, ChangeSettings change) : Controller
{
    private const string OpeningAddress = $"{SettingsPage.Root}/opening";

    [HttpGet(SettingsPage.Root)]
    public IActionResult Index() => LocalRedirect(pages.First().Address);

    [HttpGet($"{SettingsPage.Root}/{{path}}")]
    public async Task<IActionResult> Show(string path, string? done, CancellationToken cancellationToken)
    {
        if (PageOf(path) is not { } page) return NotFound();
        var now = await ReadAsync(page, cancellationToken);
        return View("Page", new SettingsView(page, SettingsForm.Of(page, now), now, done is not null));
    }

    [HttpPost($"{SettingsPage.Root}/{{path}}")]
    public async Task<IActionResult> Save(string path, CancellationToken cancellationToken)
    {
        if (PageOf(path) is not { } page) return NotFound();
        var (now, form) = (await ReadAsync(page, cancellationToken), AdminForm.Sent(page.Group, Request.Form));
        if (!form.Follow(SettingsForm.Of(page, now))) return Answer(page, form.Beside(SettingsForm.Of(page, now)), now);
        if (SettingsForm.Read(form, page, now) is not { } values) return Answer(page, form, now);
        var result = await change.ExecuteAsync([new SettingsEdit(now.Group, values, form.Version)], User.Identity!.Name!,
            cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"{page.Address}?done=saved");
        now = await ReadAsync(page, cancellationToken);
        // The save has said no; this only finds the words for it.
        if (result == SaveResult.Refused && await change.ProblemAsync(values, cancellationToken) is { } problem)
            form.Refuse(problem);
        else form.Beside(SettingsForm.Of(page, now));
        return Answer(page, form, now);
    }

    [HttpGet($"{SettingsPage.Root}/infrastructure")]
    public IActionResult Infrastructure([FromServices] InfrastructureSettings infrastructure) => View(infrastructure.Read());

    [HttpGet(OpeningAddress)]
    public async Task<IActionResult> Open(CancellationToken cancellationToken) =>
        View("Opening", new OpeningView(await OpeningAsync(cancellationToken), false));

    /// <summary>Opens or closes the shop. The version that the page showed must still be the stored one.</summary>
    [HttpPost(OpeningAddress)]
    public async Task<IActionResult> Open(bool? open, int version, CancellationToken cancellationToken)
    {
        if (open is not { } isOpen) return BadRequest();
        var now = await OpeningAsync(cancellationToken);
        var edit = new SettingsEdit(now.Group, new Opening { IsOpen = isOpen }, version);
        var result = await change.ExecuteAsync([edit], User.Identity!.Name!, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult(OpeningAddress);
        var problem = result == SaveResult.Refused ? await change.ProblemAsync(edit.Values, cancellationToken) : null;
        Response.StatusCode = problem is null ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("Opening", new OpeningView(await OpeningAsync(cancellationToken), problem is null, problem));
    }

    private SettingsPage? PageOf(string path) => pages.FirstOrDefault(page => page.Path == path);

    // From the database: a form that is made of what another process has just replaced would only be refused.
    private async Task<SettingsInForce> ReadAsync(SettingsPage page, CancellationToken cancellationToken) =>
        (await settings.ReadAgainAsync(cancellationToken)).Groups.Single(group => group.Group.Key == page.Group);

    private async Task<SettingsInForce> OpeningAsync(CancellationToken cancellationToken) =>
        (await settings.ReadAgainAsync(cancellationToken)).GroupOf<Opening>();

    private ViewResult Answer(SettingsPage page, AdminForm form, SettingsInForce now)
    {
        Response.StatusCode = form.StatusCode;
        return View("Page", new SettingsView(page, form, now, false));
    }
}
