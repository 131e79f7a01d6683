using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Content;
using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>Fonts that the merchant brings along: a file, and an entry in the look to choose it by.</summary>
public sealed class OwnFontsController(
    CurrentSettings settings, ChangeSettings change, ContentFonts fonts, Storefront storefront) : Controller
{
    private const string Address = $"{LooksController.Address}/fonts";

    // More than is taken: a file that is somewhat too large is refused in words, not by a broken connection.
    private const long MaxRequest = 20 * 1024 * 1024;

    private static readonly AdminMessage TooLarge = "This font is too large: up to 400 kB are taken. Leave out letters that you do not need.";
    private static readonly AdminMessage OtherKind =
        "This is not a whole WOFF2 font. Font shops and converters offer this format for websites.";

    [HttpPost(Address)]
    [RequestSizeLimit(MaxRequest)]
    public async Task<IActionResult> Add(string? name, string? serifs, IFormFile? file, CancellationToken cancellationToken)
    {
        var typed = new TypedFont(PlainText.AtMost(PlainText.Clean(name), OwnFont.MaxNameLength), serifs is not null);
        var problem = typed.Name.Length == 0 ? "Enter the font's name."
            : file is null || file.Length == 0 ? "Choose a file first." : await AddAsync(typed, file, cancellationToken);
        return problem is null ? Done() : await RefusedAsync(typed with { Problem = problem }, cancellationToken);
    }

    [HttpPost($"{Address}/{{mark}}/remove")]
    public async Task<IActionResult> Remove(string mark, CancellationToken cancellationToken) =>
        await SaveAsync(look => look with { OwnFonts = [.. look.OwnFonts.Where(font => font.Mark != mark)] }, cancellationToken) is null
            ? Done()
            : await RefusedAsync(
                new TypedFont("", false) { Problem = "The look uses this font. Choose another one, save, and then remove it." },
                cancellationToken);

    private async Task<AdminMessage?> AddAsync(TypedFont typed, IFormFile file, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(file, cancellationToken);
        if (ContentFont.Judge(content) is { } refusal) return refusal == FontRefusal.TooLarge ? TooLarge : OtherKind;
        var mark = await fonts.SaveAsync(content, cancellationToken);
        return await SaveAsync(look => With(look, new OwnFont(mark, typed.Name, typed.HasSerifs)), cancellationToken);
    }

    private static Look With(Look look, OwnFont font) =>
        look with { OwnFonts = [.. look.OwnFonts.Where(each => each.Mark != font.Mark), font] };

    // Somebody else may save the look in between: then it is done again on what they saved.
    private async Task<AdminMessage?> SaveAsync(Func<Look, Look> edit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = (await settings.ReadAgainAsync(cancellationToken)).GroupOf<Look>();
            var look = edit((Look)now.Values);
            if (look.Check().FirstOrDefault() is { } problem) return new AdminMessage(problem.What, [.. problem.Values]);
            var saved = await change.ExecuteAsync(
                [new SettingsEdit(now.Group, look, now.Version)], User.Identity!.Name!, cancellationToken);
            if (saved == SaveResult.Saved) return null;
        }
    }

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private async Task<IActionResult> RefusedAsync(TypedFont typed, CancellationToken cancellationToken)
    {
        var now = (await settings.ReadAgainAsync(cancellationToken)).GroupOf<Look>();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("~/Features/Admin/Looks/Show.cshtml", new LookPage(
            LookForm.Of(now), now, await storefront.ReadAsync([Language.FallbackCode], cancellationToken), null) { Font = typed });
    }

    private static SeeOtherResult Done() => new($"{LooksController.Address}?done=font#fonts");
}
