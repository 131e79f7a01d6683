using Shop.Domain.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Home;

/// <summary>The goods on the front page: what sells, what is new, what the merchant chose.</summary>
public sealed class HomeGoods(
    NewestProducts newest, Cards cards, ProductsByCode products, CategoryPictures pictures)
{
    private const int Shown = 4;

    public async Task<(IReadOnlyList<CardView> Popular, IReadOnlyList<CardView> Newest)> ReadAsync(
        string culture, CancellationToken cancellationToken)
    {
        var popular = await cards.PopularAsync(culture, Shown, cancellationToken);
        // Not asked of the index of lists, which a large shop takes seconds to read when it starts.
        var others = await newest.ReadAsync(culture, Shown, [.. popular.Select(card => card.Product.Id)], cancellationToken);
        return (popular, await cards.OfAsync(others, culture, Shown, cancellationToken));
    }

    /// <summary>A product of each category at the top, whose picture stands for it.</summary>
    public Task<IReadOnlyDictionary<string, ProductCard>> PicturesAsync(
        IReadOnlyList<CategoryCard> categories, string culture, CancellationToken cancellationToken) =>
        pictures.OfTopAsync(categories, culture, cancellationToken);

    /// <summary>By their codes; what is not for sale or not translated is missing.</summary>
    public async Task<IReadOnlyDictionary<string, CardView>> ChosenAsync(
        IReadOnlyList<string> codes, string culture, CancellationToken cancellationToken)
    {
        var ids = await products.FindAsync(codes, cancellationToken);
        if (ids.Count == 0) return new Dictionary<string, CardView>();
        var found = (await cards.OfAsync([.. ids.Values], culture, ids.Count, cancellationToken)).ToDictionary(card => card.Product.Id);
        return ids.Where(each => found.ContainsKey(each.Value)).ToDictionary(each => each.Key, each => found[each.Value]);
    }
}
