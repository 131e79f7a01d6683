using Shop.Domain.Catalogue;
using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Home;

/// <summary>The front page: its sections in order, and what those show that are made of the catalogue.</summary>
public sealed record HomeView(
    IReadOnlyList<ShownSection> Sections, IReadOnlyList<CategoryCard> Categories,
    IReadOnlyList<CardView> BestSellers, IReadOnlyList<CardView> Newest)
{
    public bool HasGoods => BestSellers.Count > 0 || Newest.Count > 0;

    /// <summary>The merchant's own words at the top; null when there are none.</summary>
    public ShownSection? Hero => Sections.FirstOrDefault(section => section.Kind == SectionKind.Hero);

    /// <summary>The title of the page; null where the merchant wrote none.</summary>
    public string? Tagline { get; init; }
}

/// <summary>Reads what the front page shows. The start asks for it too, so that the first visitor need not wait for it.</summary>
public sealed class HomePage(FrontPage page, Storefront storefront, CategoryList categories, NewestProducts newest, Cards cards)
{
    private const int Shown = 4;

    public async Task<HomeView> ReadAsync(string culture, CancellationToken cancellationToken)
    {
        var languages = ContentLanguages.For(culture);
        var popular = await cards.PopularAsync(culture, Shown, cancellationToken);
        // Not asked of the index of lists, which a large shop takes seconds to read when it starts.
        var others = await newest.ReadAsync(culture, Shown, [.. popular.Select(card => card.Product.Id)], cancellationToken);
        return new HomeView(
            await page.ReadAsync(languages, cancellationToken), await categories.ReadAsync(culture, cancellationToken), popular,
            await cards.OfAsync(others, culture, Shown, cancellationToken))
        {
            Tagline = (await storefront.ReadAsync(languages, cancellationToken)).Tagline,
        };
    }
}
