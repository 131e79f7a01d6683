using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Finds a picture for each category: that of its newest product, as shops show collections that have none of their own.</summary>
public sealed class CategoryPictures(ShopDbContext db, ProductCards cards)
{
    /// <summary>By the codes of the categories at the top; one without a listed product is missing.</summary>
    public async Task<IReadOnlyDictionary<string, ProductCard>> OfTopAsync(
        IReadOnlyList<CategoryCard> categories, string culture, CancellationToken cancellationToken)
    {
        var tree = new CategoryTree(categories.Select(category => (category.Code, category.ParentCode)));
        var newest = new Dictionary<string, ProductId>();
        foreach (var top in categories.Where(category => category.ParentCode is null))
        {
            if (await NewestAsync(tree.Within(top.Code), culture, cancellationToken) is { } id) newest.Add(top.Code, id);
        }

        var found = (await cards.ReadAsync(newest.Values, culture, cancellationToken)).ToDictionary(card => card.Id);
        return newest.Where(each => found.ContainsKey(each.Value)).ToDictionary(each => each.Key, each => found[each.Value]);
    }

    private async Task<ProductId?> NewestAsync(
        IReadOnlyList<string> codes, string culture, CancellationToken cancellationToken)
    {
        var found = await db.Set<ListingEntry>()
            .Where(entry => entry.ShownIn == culture && codes.Contains(entry.CategoryCode))
            .OrderByDescending(entry => entry.ListedAt).ThenByDescending(entry => entry.ProductId)
            .Select(entry => entry.ProductId).Take(1).ToListAsync(cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}
