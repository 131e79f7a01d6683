using Shop.Domain.Catalogue;
using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Domain.Shared;
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

    /// <summary>The goods that the merchant chose and that are for sale, by their codes.</summary>
    public IReadOnlyDictionary<string, CardView> Chosen { get; init; } = new Dictionary<string, CardView>();

    /// <summary>The merchant's published pages.</summary>
    public IReadOnlyList<PageLink> Pages { get; init; } = [];

    /// <summary>The products whose pictures stand for the categories, by the categories' codes.</summary>
    public IReadOnlyDictionary<string, ProductCard> CategoryPictures { get; init; } = new Dictionary<string, ProductCard>();

    /// <summary>Every product that the page shows.</summary>
    public IEnumerable<ProductId> Products => BestSellers.Concat(Newest).Concat(Chosen.Values).Select(card => card.Product.Id)
        .Concat(CategoryPictures.Values.Select(product => product.Id));
}

/// <summary>Reads what the front page shows. The start asks for it too, so that the first visitor need not wait for it.</summary>
public sealed class HomePage(FrontPage page, Storefront storefront, CategoryList categories, HomeGoods goods)
{
    public async Task<HomeView> ReadAsync(string culture, CancellationToken cancellationToken) => await ShowAsync(
        await page.ReadAsync(ContentLanguages.For(culture), cancellationToken), culture, cancellationToken);

    /// <summary>The same with sections that are not published.</summary>
    public async Task<HomeView> PreviewAsync(string culture, IReadOnlyList<SectionDraft> sections, CancellationToken cancellationToken) =>
        await ShowAsync(
            await page.PreviewAsync(sections, ContentLanguages.For(culture), cancellationToken), culture, cancellationToken);

    private async Task<HomeView> ShowAsync(IReadOnlyList<ShownSection> sections, string culture, CancellationToken cancellationToken)
    {
        var shop = await storefront.ReadAsync(ContentLanguages.For(culture), cancellationToken);
        var (popular, newest) = await goods.ReadAsync(culture, cancellationToken);
        var shown = await categories.ReadAsync(culture, cancellationToken);
        return new HomeView(sections, shown, popular, newest)
        {
            CategoryPictures = sections.Any(section => section.Kind == SectionKind.Categories)
                ? await goods.PicturesAsync(shown, culture, cancellationToken)
                : new Dictionary<string, ProductCard>(),
            Tagline = shop.Tagline, Pages = shop.Pages,
            Chosen = await goods.ChosenAsync([.. sections.SelectMany(section => section.Goods).Distinct()], culture, cancellationToken),
        };
    }
}
