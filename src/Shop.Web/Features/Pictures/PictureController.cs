using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Pictures;

/// <summary>The shop's own drawings, made when they are first asked for.</summary>
[OneLanguage]
public sealed class PictureController(IStorefrontContent content, DrawnPictures drawn) : Controller
{
    private const int Month = 30 * 24 * 3600;

    [HttpGet("/pictures/{name}.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Drawing(string name) => content.HasDrawingOf(name) || name is "home" or "no-picture" ? Svg(name) : NotFound();

    [HttpGet("/favicon.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Favicon() => Svg("favicon");

    /// <summary>Where browsers look that were not told of the SVG.</summary>
    [HttpGet("/favicon.ico")]
    public IActionResult OldFavicon() => RedirectPermanent("/favicon.svg");

    [HttpGet("/logo.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Logo() => Svg("logo");

    private IActionResult Svg(string name)
    {
        if (drawn.Of(name) is not { } picture) return NotFound();
        // A picture is shown, never run: opened by itself it may load and script nothing.
        Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'";
        return Content(picture, "image/svg+xml; charset=utf-8");
    }
}

/// <summary>Drawings that were made once.</summary>
public sealed class DrawnPictures(IStorefrontContent content)
{
    private readonly ConcurrentDictionary<string, string?> _drawn = new();

    public string? Of(string name) => _drawn.GetOrAdd(name, content.Drawing);
}
