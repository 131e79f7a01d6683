using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Listings;
using Shop.Web.Demo;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Home;

public sealed record HomeView(
    DemoShopText Text, string PictureAlt, IReadOnlyList<CategoryCard> Categories, IReadOnlyList<CardView> Popular, IReadOnlyList<CardView> Newest);

/// <summary>The front page.</summary>
[ResponseCache(Location = ResponseCacheLocation.Client, Duration = 0)]
public sealed class HomeController(CategoryList categories, ProductListing listing, Cards cards) : Controller
{
    private const int Shown = 4;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var culture = Language.Current;
        var shop = DemoContent.Instance.Shop;
        var newest = await listing.ReadAsync(new ListingQuery(culture, Sort: ListingSort.Newest, PageSize: Shown), cancellationToken);
        return View(new HomeView(
            shop.In(culture), culture == "es" ? shop.HomePicture.Alt.Es : shop.HomePicture.Alt.En,
            await categories.ReadAsync(culture, cancellationToken), await cards.PopularAsync(culture, Shown, cancellationToken),
            await cards.WithStockAsync(newest.Cards, cancellationToken)));
    }
}
