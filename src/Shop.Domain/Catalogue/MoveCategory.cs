using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Catalogue;

/// <summary>Makes a category a part of another, or a top one.</summary>
public sealed class MoveCategory(ShopDbContext db)
{
    /// <summary>Null when it was moved.</summary>
    /// <exception cref="InvalidOperationException">There is no such category.</exception>
    public Task<CategoryRefusal?> ExecuteAsync(string code, string? parentCode, CancellationToken cancellationToken) =>
        db.WriteAsync(() => MoveAsync(code, parentCode, cancellationToken), refusal => refusal is null, cancellationToken);

    private async Task<CategoryRefusal?> MoveAsync(string code, string? parentCode, CancellationToken cancellationToken)
    {
        var categories = await db.Set<Category>().ToDictionaryAsync(category => category.Code, cancellationToken);
        if (!categories.TryGetValue(code, out var moved)) throw new InvalidOperationException($"There is no category {code}.");
        var tree = new CategoryTree(categories.Values.Select(category => (category.Code, category.ParentCode)));
        if (tree.Refusal(code, parentCode) is { } refusal) return refusal;
        if (parentCode is not null)
            foreach (var above in tree.PathTo(parentCode)) categories[above].Touch();
        moved.MoveUnder(parentCode, tree);
        return null;
    }
}
