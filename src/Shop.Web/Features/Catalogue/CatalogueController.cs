using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Search.Matching;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Catalogue;

/// <summary>Listings. Hits, facets, order and page live in the address.</summary>
[CachedPage(CatalogueTags.Categories, CatalogueTags.Facets, CatalogueTags.Listings, Query =
    ["q", "sort", "page", "price", "from", "to"], Choices = "")]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class CatalogueController(CategoryList categories, ProductListing listing, Cards cards, ShopSettings shop,
    MissedSearches missed) : Controller
{
    private const int MaxLetters = 100;
    private const int MaxPopular = 4;

    private Shopper Shopper => HttpContext.Shopper();

    [HttpGet("/catalogue")]
    public Task<IActionResult> All(CancellationToken cancellationToken) => ShowAsync(null, AddressOf("/catalogue"), cancellationToken);

    [HttpGet("/catalogue/{category}")]
    public async Task<IActionResult> Category(string category, CancellationToken cancellationToken)
    {
        var all = await categories.ReadAsync(Shopper.Culture, cancellationToken);
        return all.FirstOrDefault(each => each.Slug == category) is { } found
            ? await ShowAsync(found, AddressOf($"/catalogue/{found.Slug}"), cancellationToken)
            : NotFound();
    }

    [HttpGet("/search")]
    public Task<IActionResult> Search(string? q, CancellationToken cancellationToken)
    {
        var words = PlainText.Clean(q);
        return ShowAsync(null, AddressOf("/search", words.Length > MaxLetters ? words[..MaxLetters] : words), cancellationToken);
    }

    private ListingAddress AddressOf(string path, string? search = null) => 
        ListingAddress.Read(Shopper.Language.Prefix + path, search, Request.Query, Shopper.Currency);

    private async Task<IActionResult> ShowAsync(CategoryCard? category, ListingAddress asked, CancellationToken cancellationToken)
    {
        var query = new ListingQuery(Shopper.Culture, category?.Slug, asked.Search, asked.Sort, asked.Pages.Last)
        {
            FirstPage = asked.Pages.First, Choices = asked.Choices, Price = asked.Price,
        };
        var found = await listing.ReadAsync(query, cancellationToken);
        var address = asked.Known(found.Facets);
        var popular = found.TotalCount == 0 && !address.IsNarrowed
            ? await cards.PopularAsync(query.Culture, MaxPopular, cancellationToken)
            : [];
        CachedPage.Shows(HttpContext, [.. found.Cards.Select(card => card.Id), .. popular.Select(card => card.Product.Id)]);
        if (found.Search is { Fit: not SearchFit.All }) missed.Note(query.Culture, asked.Search);
        if (!IsOurOwn(address, found)) CachedPage.DoNotCache(HttpContext);
        ViewData["NoIndex"] = address.IsNarrowed || address.Search is not null;
        ViewData["Canonical"] =
            shop.Absolute(address.IsNarrowed ? address.Path : (address with { Sort = ListingSort.Popular }).At(found.Page));
        if (category is not null) await LinkLanguagesAsync(category, address.QueryAt(found.Page), cancellationToken);
        return View("Listing", new ListingView(
            category, address, found, await cards.WithStockAsync(found.Cards, cancellationToken),
                await categories.ReadAsync(query.Culture, cancellationToken)) { Popular = popular });
    }

    // Only the lists that the shop itself links to are kept: spelt its way, at one of the prices that it offers, with something in them.
    private bool IsOurOwn(ListingAddress address, ListingPage found)
    {
        var spelt = QueryHelpers.ParseQuery(address.QueryAt(found.Page, found.FirstPage));
        return spelt.Count == Request.Query.Count && spelt.All(each => Request.Query[each.Key] == each.Value)
            && (address.Price is not { } price || PriceRange.OfferedIn(address.Currency).Contains(price))
            && (found.TotalCount > 0 || address.Choices.Count == 0);
    }

    private async Task LinkLanguagesAsync(CategoryCard category, string query, CancellationToken cancellationToken)
    {
        var slugs = await categories.AlternatesAsync(category.Code, cancellationToken);
        ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(
            HttpContext, culture =>
                slugs.FirstOrDefault(slug => slug.Culture == culture.Code) is { } slug ? $"/catalogue/{slug.Slug}{query}" : null);
    }
}
