using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Content;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Announcements;

/// <param name="IsShown">Whether shoppers see the bar now.</param>
public sealed record AnnouncementPage(AdminForm Form, bool IsShown, bool IsSaved);

/// <summary>The bar above each page: a few words, a link, a time.</summary>
public sealed class AnnouncementsController(CurrentSettings settings, ChangeSettings change, ShopSettings shop, TimeProvider clock)
    : Controller
{
    public const string Address = "/admin/content/announcement";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? done, CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken);
        return Page(AnnouncementForm.Of(now, shop.TimeZone), now, done is not null);
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Save(CancellationToken cancellationToken)
    {
        var (now, form) = (await NowAsync(cancellationToken), AdminForm.Sent(AnnouncementForm.Id, Request.Form));
        var stored = AnnouncementForm.Of(now, shop.TimeZone);
        if (!form.Follow(stored)) return Page(form.Beside(stored), now);
        if (AnnouncementForm.Read(form, HttpContext.Languages().All, shop.TimeZone) is not { } bar) return Page(form, now);
        var result = await change.ExecuteAsync([new SettingsEdit(now.Group, bar, form.Version)], User.Identity!.Name!, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"{Address}?done=saved");
        now = await NowAsync(cancellationToken);
        return Page(form.Beside(AnnouncementForm.Of(now, shop.TimeZone)), now);
    }

    private async Task<SettingsInForce> NowAsync(CancellationToken cancellationToken) =>
        (await settings.ReadAgainAsync(cancellationToken)).GroupOf<Announcement>();

    private ViewResult Page(AdminForm form, SettingsInForce now, bool isSaved = false)
    {
        Response.StatusCode = form.StatusCode;
        return View("Show", new AnnouncementPage(form, ((Announcement)now.Values).IsShownAt(clock.GetUtcNow()), isSaved));
    }
}
