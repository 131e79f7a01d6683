using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.KeptPages;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Catalogue;

/// <summary>A page of products: a category, everything, or what a search found.</summary>
public sealed record ListingView(
    string Title, string? Introduction, string? CategorySlug, string? Search, ListingSort Sort, IReadOnlyList<CardView> Cards,
    int TotalCount, int Page, int PageCount, IReadOnlyList<CategoryCard> Categories)
{
    public bool IsSearch => Search is not null;

    /// <summary>From the top down to the category that is shown; empty without one.</summary>
    public IReadOnlyList<CategoryCard> CategoryPath { get; init; } = [];
}

/// <summary>Listings. Hits, order and page live in the address.</summary>
[KeptPage(CatalogueTags.Categories, CatalogueTags.Listings)]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class CatalogueController(CategoryList categories, ProductListing listing, Cards cards) : Controller
{
    private const int MostLetters = 100;

    [HttpGet("/catalogue")]
    public async Task<IActionResult> All(string? sort, string? page, CancellationToken cancellationToken) =>
        await ShowAsync(null, new ListingQuery(Language.Current, Sort: ListingSorts.Parse(sort), Page: PageNumber.Parse(page)), cancellationToken);

    [HttpGet("/catalogue/{category}")]
    public async Task<IActionResult> Category(string category, string? sort, string? page, CancellationToken cancellationToken)
    {
        var shelves = await categories.ReadAsync(Language.Current, cancellationToken);
        if (shelves.FirstOrDefault(shelf => shelf.Slug == category) is not { } found) return NotFound();
        var slugs = await categories.AlternatesAsync(found.Code, cancellationToken);
        ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(
            HttpContext, culture => slugs.FirstOrDefault(slug => slug.Culture == culture.Name) is { } slug ? $"/catalogue/{slug.Slug}" : null);
        return await ShowAsync(
            found, new ListingQuery(Language.Current, category, null, ListingSorts.Parse(sort), PageNumber.Parse(page)), cancellationToken);
    }

    [HttpGet("/search")]
    public async Task<IActionResult> Search(string? q, string? sort, string? page, CancellationToken cancellationToken)
    {
        var words = PlainText.Clean(q);
        if (words.Length > MostLetters) words = words[..MostLetters];
        return await ShowAsync(
            null, new ListingQuery(Language.Current, null, words, ListingSorts.Parse(sort), PageNumber.Parse(page)), cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CategoryCard? category, ListingQuery query, CancellationToken cancellationToken)
    {
        var found = await listing.ReadAsync(query, cancellationToken);
        var shelves = await categories.ReadAsync(query.Culture, cancellationToken);
        KeptPage.Shows(HttpContext, found.Cards.Select(card => card.Id));
        if (found.Page != query.Page) KeptPage.IsMadeUp(HttpContext);
        return View("Listing", new ListingView(
            category?.Name ?? "", category?.Description, query.CategorySlug, query.Search, query.Sort,
            await cards.WithStockAsync(found.Cards, cancellationToken), found.TotalCount, found.Page, found.PageCount,
            shelves) { CategoryPath = category is null ? [] : Catalogue.CategoryPath.To(category.Code, shelves) });
    }
}
