using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Domain.Catalogue;
using Shop.Domain.Search.Matching;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Catalogue;

/// <summary>What the search box suggests while somebody types, as a piece of HTML: at most eight options of a listbox.</summary>
[CachedPage(CatalogueTags.Categories, CatalogueTags.Facets, CatalogueTags.Listings, Query = ["q"])]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class SuggestController(Suggest suggest, Cards cards, Shopper shopper) : Controller
{
    private const int MaxLetters = 100;

    [HttpGet("/search/suggest")]
    public async Task<IActionResult> Show(string? q, CancellationToken cancellationToken)
    {
        var found = await suggest.ReadAsync(shopper.Culture, q is { Length: > MaxLetters } ? q[..MaxLetters] : q, cancellationToken);
        CachedPage.Shows(HttpContext, found.Products.Select(product => product.Id));
        var shown = await cards.WithStockAsync(found.Products, cancellationToken);
        return PartialView("_Suggestions", found with { Products = [.. shown.Select(card => card.Product)] });
    }
}
