using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Shop.Jobs.Pictures;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Pictures;

/// <summary>
/// The merchant's own pictures. The address names the content, so what it answers never changes and is kept for good. A
/// rendition that is not there (yet, or any more) is made from the master while the browser waits.
/// </summary>
[OneLanguage]
[ServedWhileClosed]
public sealed class UploadedPictureController(PictureRenditions renditions) : Controller
{
    private const string ForGood = "public, max-age=31536000, immutable";

    // The pattern keeps this apart from the drawings' addresses; PictureName.Parse is what decides.
    [HttpGet(@"/pictures/{name:regex(\.(webp|jpg)$)}")]
    public async Task<IActionResult> Show(string name, CancellationToken cancellationToken)
    {
        if (PictureName.Parse(name) is not { } wanted) return NotFound();
        if (await renditions.OpenAsync(wanted, cancellationToken) is not { } file) return NotFound();
        Response.Headers.CacheControl = ForGood;
        Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'";
        return File(file, wanted.ContentType, lastModified: null, new EntityTagHeaderValue($"\"{wanted}\""));
    }
}
