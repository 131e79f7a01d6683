using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Shop.Web.Demo;
using Shop.Web.Demo.Pictures;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Pictures;

/// <summary>The demo shop's pictures, drawn when they are first asked for.</summary>
[OneLanguage]
public sealed class PictureController : Controller
{
    private const int Month = 30 * 24 * 3600;
    private static readonly ConcurrentDictionary<string, string> Drawn = new();

    [HttpGet("/pictures/{code}.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Product(string code) =>
        DemoContent.Instance.Products.TryGetValue(code, out var product)
            ? Svg(code, () => ProductPicture.Draw(product.Picture, code))
            : NotFound();

    [HttpGet(PictureView.NoPicture)]
    [ResponseCache(Duration = Month)]
    public IActionResult None() => Svg("no-picture", BrandPicture.NoPictureYet);

    [HttpGet("/pictures/home.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Home() => Svg("home", BrandPicture.HomeHero);

    [HttpGet("/favicon.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Favicon() => Svg("favicon", BrandPicture.Favicon);

    /// <summary>Where browsers look that were not told of the SVG.</summary>
    [HttpGet("/favicon.ico")]
    public IActionResult OldFavicon() => RedirectPermanent("/favicon.svg");

    [HttpGet("/logo.svg")]
    [ResponseCache(Duration = Month)]
    public IActionResult Logo() => Svg("logo", () => BrandPicture.Logo("#2F5D46"));

    private ContentResult Svg(string name, Func<string> draw)
    {
        // A picture is shown, never run: opened by itself it may load and script nothing.
        Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'";
        return Content(Drawn.GetOrAdd(name, _ => draw()), "image/svg+xml; charset=utf-8");
    }
}
