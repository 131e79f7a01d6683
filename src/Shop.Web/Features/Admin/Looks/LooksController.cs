using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Content;
using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Home;
using Shop.Web.Features.Layout;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>The page of the look.</summary>
/// <param name="Shop">Its logo and icon.</param>
public sealed record LookPage(AdminForm Form, SettingsInForce InForce, ShownStorefront Shop, string? Done)
{
    /// <summary>Whether there are readable colours to be offered for those that are not.</summary>
    public bool HasNearest { get; init; }

    /// <summary>Why a picture was not taken, by its name.</summary>
    public (string Name, AdminMessage What)? Refused { get; init; }

    /// <summary>What was typed of a new font.</summary>
    public TypedFont Font { get; init; } = new("", false);
}

/// <summary>The form of a new font, and why it was not taken.</summary>
public sealed record TypedFont(string Name, bool HasSerifs)
{
    public AdminMessage? Problem { get; init; }
}

/// <summary>How the shop looks. Nothing is saved by trying a look out.</summary>
public sealed class LooksController(CurrentSettings settings, ChangeSettings change, Storefront storefront) : Controller
{
    public const string Address = "/admin/settings/look";

    /// <param name="preset">Fills the fields with that look; it is not saved before somebody says so.</param>
    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? preset, string? done, CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken);
        var form = LookForm.Of(now);
        if (LookPresets.All.FirstOrDefault(each => each.Code == preset) is { } chosen) form.Type(LookForm.Fields(chosen.Look));
        return await PageAsync(form, now, cancellationToken, done);
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Save(CancellationToken cancellationToken)
    {
        var (now, form) = (await NowAsync(cancellationToken), AdminForm.Sent(LookForm.Id, Request.Form));
        if (!form.Follow(LookForm.Of(now))) return await PageAsync(form.Beside(LookForm.Of(now)), now, cancellationToken);
        if (LookForm.Read(form, now) is not { } look) return await PageAsync(form, now, cancellationToken);
        var result = await change.ExecuteAsync([new SettingsEdit(now.Group, look, form.Version)], User.Identity!.Name!, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"{Address}?done=saved");
        now = await NowAsync(cancellationToken);
        return await PageAsync(form.Beside(LookForm.Of(now)), now, cancellationToken);
    }

    /// <summary>Puts the nearest readable colours into the fields; nothing is saved.</summary>
    [HttpPost($"{Address}/nearest")]
    public async Task<IActionResult> TakeNearest(CancellationToken cancellationToken)
    {
        var (now, form) = (await NowAsync(cancellationToken), AdminForm.Sent(LookForm.Id, Request.Form));
        form.Type(LookForm.Readable(form, now));
        LookForm.Read(form, now);
        return await PageAsync(form, now, cancellationToken);
    }

    /// <summary>The front page under the look that the address spells out.</summary>
    [HttpGet($"{Address}/preview")]
    public async Task<IActionResult> Preview(
        [FromServices] PageLook page, [FromServices] HomePage home, [FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        var (now, form) = (await NowAsync(cancellationToken), Typed());
        if (LookForm.Read(form, now) is not { } look) return await PageAsync(form, now, cancellationToken);
        page.TryOut(look, $"{Address}/draft.css{Request.QueryString}");
        ViewData["NoIndex"] = true;
        return View("~/Features/Home/Index.cshtml", await home.ReadAsync(shopper.Culture, cancellationToken));
    }

    /// <summary>The style sheet of that page.</summary>
    [HttpGet($"{Address}/draft.css")]
    public async Task<IActionResult> Draft(CancellationToken cancellationToken) =>
        LookForm.Read(Typed(), await NowAsync(cancellationToken)) is { } look
            ? Content(LookSheet.Of(look).Css, "text/css; charset=utf-8")
            : NotFound();

    /// <summary>Takes a file as logo or icon, or takes the picture away.</summary>
    [HttpPost($"{Address}/pictures/{{name}}")]
    [RequestSizeLimit(BrandPictures.MaxRequest)]
    public async Task<IActionResult> Picture(
        string name, string? remove, IFormFile? file, [FromServices] BrandPictures pictures, CancellationToken cancellationToken)
    {
        if (!BrandPictures.Has(name)) return NotFound();
        var refused = remove is null ? await pictures.TakeAsync(name, file, cancellationToken) : null;
        if (remove is not null) await pictures.RemoveAsync(name, cancellationToken);
        if (refused is null) return new SeeOtherResult($"{Address}?done=picture#pictures");
        var now = await NowAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", new LookPage(LookForm.Of(now), now, await ShopAsync(cancellationToken), null) { Refused = (name, refused) });
    }

    private AdminForm Typed() => AdminForm.Sent(LookForm.Id,
        new FormCollection(Request.Query.ToDictionary(field => field.Key, field => new StringValues(field.Value.ToString()))));

    // From the database: a form that is made of what another process has just replaced would only be refused.
    private async Task<SettingsInForce> NowAsync(CancellationToken cancellationToken) =>
        (await settings.ReadAgainAsync(cancellationToken)).GroupOf<Look>();

    private Task<ShownStorefront> ShopAsync(CancellationToken cancellationToken) =>
        storefront.ReadAsync([Language.FallbackCode], cancellationToken);

    private async Task<ViewResult> PageAsync(
        AdminForm form, SettingsInForce now, CancellationToken cancellationToken, string? done = null)
    {
        Response.StatusCode = form.StatusCode;
        return View("Show", new LookPage(form, now, await ShopAsync(cancellationToken), done)
        {
            HasNearest = !form.IsGood && LookForm.Readable(form, now).Count > 0,
        });
    }
}
