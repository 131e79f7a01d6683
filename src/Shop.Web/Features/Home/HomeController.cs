using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Home;

public sealed record HomeView(IReadOnlyList<CategoryCard> Categories, IReadOnlyList<CardView> Popular, IReadOnlyList<CardView> Newest);

/// <summary>The front page.</summary>
public sealed class HomeController(CategoryList categories, ProductListing listing, Cards cards) : Controller
{
    private const int Shown = 8;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var culture = Language.Current;
        var newest = await listing.ReadAsync(new ListingQuery(culture, null, null, ListingSort.Newest, 1, Shown / 2), cancellationToken);
        return View(new HomeView(
            await categories.ReadAsync(culture, cancellationToken), await cards.PopularAsync(culture, Shown, cancellationToken),
            await cards.WithStockAsync(newest.Cards, cancellationToken)));
    }
}
