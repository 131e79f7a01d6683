using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Content;
using Shop.Domain.Settings.Looks;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Layout;

/// <summary>The shop's look as a style sheet, under an address that changes with it.</summary>
[OneLanguage]
[ServedWhileClosed]
public sealed class LookController(Look look, LookSheets sheets, ContentFonts fonts) : Controller
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string Type = "text/css; charset=utf-8";

    /// <summary>
    /// A page that was made before the last change asks for a look that is gone, and gets the one in force, which nobody keeps:
    /// so do pages that cannot know it, by the name "current".
    /// </summary>
    [HttpGet("/look/{mark:regex(^([[0-9a-f]]{{16}}|current)$)}.css")]
    public ContentResult Show(string mark)
    {
        var sheet = sheets.Of(look);
        if (sheet.Mark == mark) Response.Headers.CacheControl = ForGood;
        return Content(sheet.Css, Type);
    }

    /// <summary>A font of the merchant's own.</summary>
    [HttpGet("/look/fonts/{mark:regex(^[[0-9a-f]]{{16}}$)}.woff2")]
    public async Task<IActionResult> Font(string mark, CancellationToken cancellationToken)
    {
        if (await fonts.FindAsync(mark, cancellationToken) is not { } file) return NotFound();
        Response.Headers.CacheControl = ForGood;
        return File(file, "font/woff2");
    }
}
