using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Domain.Catalogue;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Home;

/// <summary>The front page.</summary>
[CachedPage(CatalogueTags.Categories, CatalogueTags.Listings, ContentTags.FrontPage)]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class HomeController(HomePage page, Shopper shopper) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var view = await page.ReadAsync(shopper.Culture, cancellationToken);
        CachedPage.Shows(HttpContext, view.Products);
        return View(view);
    }
}
