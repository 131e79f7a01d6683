using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Pages;

/// <summary>The pages that the merchant wrote.</summary>
[CachedPage(ContentTags.Storefront)]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class PagesController(ContentPages pages, Shopper shopper) : Controller
{
    [HttpGet("/pages/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancellationToken)
    {
        switch (await pages.FindAsync(slug, ContentLanguages.For(shopper.Culture), cancellationToken))
        {
            case FoundPage.Here here:
                ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(
                    HttpContext, culture => here.Page.Slugs.TryGetValue(culture.Code, out var other) ? $"/pages/{other}" : null);
                return View(here.Page);
            case FoundPage.Moved moved:
                return RedirectPermanent($"{shopper.Language.Prefix}/pages/{moved.Slug}");
            default:
                return NotFound();
        }
    }
}
