using Shop.Domain.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Home;

public sealed record HomeView(
    FrontPageText Text, IReadOnlyList<CategoryCard> Categories, IReadOnlyList<CardView> Popular, IReadOnlyList<CardView> Newest);

/// <summary>Reads what the front page shows. The start asks for it too, so that the first visitor need not wait for it.</summary>
public sealed class FrontPage(IStorefrontContent content, CategoryList categories, NewestProducts newest, Cards cards)
{
    private const int Shown = 4;

    public async Task<HomeView> ReadAsync(string culture, CancellationToken cancellationToken)
    {
        var popular = await cards.PopularAsync(culture, Shown, cancellationToken);
        // Not asked of the index of lists, which a large shop takes seconds to read when it starts.
        var others = await newest.ReadAsync(culture, Shown, [.. popular.Select(card => card.Product.Id)], cancellationToken);
        return new HomeView(
            content.FrontPage(culture), await categories.ReadAsync(culture, cancellationToken), popular,
            await cards.OfAsync(others, culture, Shown, cancellationToken));
    }
}
