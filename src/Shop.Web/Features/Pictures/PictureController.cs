using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Shop.Domain.Content;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Pictures;

/// <summary>The pictures of the shop itself, as the merchant stored them, and the drawings of products.</summary>
[OneLanguage]
[ServedWhileClosed]
public sealed class PictureController(ContentPictures stored, DrawnProducts drawn) : Controller
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string ForADay = "public, max-age=86400";
    private const string ForAMonth = "public, max-age=2592000";

    /// <param name="name">A product's code, or the name of a picture of the shop.</param>
    /// <param name="v">The picture's mark, in addresses that pages name: what they show never changes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [HttpGet("/pictures/{name}.svg")]
    public async Task<IActionResult> Drawing(string name, string? v, CancellationToken cancellationToken) =>
        drawn.Of(name) is { } product ? Svg(product, ForAMonth) : await StoredAsync(name, v, cancellationToken);

    [HttpGet("/favicon.svg")]
    public Task<IActionResult> Favicon(string? v, CancellationToken cancellationToken) =>
        StoredAsync(ContentPicture.Favicon, v, cancellationToken);

    [HttpGet("/favicon.png")]
    public Task<IActionResult> SmallFavicon(string? v, CancellationToken cancellationToken) =>
        StoredAsync(ContentPicture.Favicon, v, cancellationToken);

    /// <summary>Where browsers look that were not told of the SVG.</summary>
    [HttpGet("/favicon.ico")]
    public IActionResult OldFavicon() => RedirectPermanent("/favicon.svg");

    [HttpGet("/logo.svg")]
    public Task<IActionResult> Logo(string? v, CancellationToken cancellationToken) =>
        StoredAsync(ContentPicture.Logo, v, cancellationToken);

    [HttpGet("/logo.png")]
    public Task<IActionResult> PaintedLogo(string? v, CancellationToken cancellationToken) =>
        StoredAsync(ContentPicture.Logo, v, cancellationToken, painted: true);

    // Whatever the ending of the address says: a logo may have been exchanged for one of another kind.
    private async Task<IActionResult> StoredAsync(
        string name, string? mark, CancellationToken cancellationToken, bool painted = false)
    {
        if (await stored.FindAsync(name, cancellationToken) is { } picture)
        {
            var caching = mark == picture.Mark ? ForGood : ForADay;
            if (!(painted && picture.Png is not null) && picture.Drawing is { } drawing) return Svg(drawing, caching);
            if (picture.Png is { } png) return Png(png, caching);
        }

        return PlainPictures.Of(name) is { } plain ? Svg(plain, ForADay) : NotFound();
    }

    private FileContentResult Png(byte[] png, string caching)
    {
        Response.Headers.CacheControl = caching;
        Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'";
        return File(png, "image/png");
    }

    private ContentResult Svg(string drawing, string caching)
    {
        Response.Headers.CacheControl = caching;
        // A picture is shown, never run: opened by itself it may load and script nothing.
        Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'";
        return Content(drawing, "image/svg+xml; charset=utf-8");
    }
}

/// <summary>Drawings of products that were made once.</summary>
public sealed class DrawnProducts(IProductDrawings drawings)
{
    private readonly ConcurrentDictionary<string, string?> _drawn = new();

    /// <summary>Null when there is no drawing of that product.</summary>
    public string? Of(string productCode) => drawings.Has(productCode) ? _drawn.GetOrAdd(productCode, drawings.Draw) : null;
}
