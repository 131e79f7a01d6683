using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Domain.Catalogue;
using Shop.Domain.Listings;
using Shop.Web.Demo;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.KeptPages;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Home;

public sealed record HomeView(
    DemoShopText Text, string PictureAlt, IReadOnlyList<CategoryCard> Categories, IReadOnlyList<CardView> Popular, IReadOnlyList<CardView> Newest);

/// <summary>The front page.</summary>
[KeptPage(CatalogueTags.Categories, CatalogueTags.Listings)]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class HomeController(CategoryList categories, ProductListing listing, Cards cards) : Controller
{
    private const int Shown = 4;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var culture = Language.Current;
        var shop = DemoContent.Instance.Shop;
        var popular = await cards.PopularAsync(culture, Shown, cancellationToken);
        // Twice as many, since a young shop's popular ones are its newest: none is shown twice.
        var newest = await listing.ReadAsync(new ListingQuery(culture, Sort: ListingSort.Newest, PageSize: Shown * 2), cancellationToken);
        var others = newest.Cards.ExceptBy(popular.Select(card => card.Product.Id), card => card.Id).Take(Shown).ToList();
        KeptPage.Shows(HttpContext, popular.Select(card => card.Product.Id).Concat(others.Select(card => card.Id)));
        return View(new HomeView(
            shop.In(culture), culture == "es" ? shop.HomePicture.Alt.Es : shop.HomePicture.Alt.En,
            await categories.ReadAsync(culture, cancellationToken), popular, await cards.WithStockAsync(others, cancellationToken)));
    }
}
