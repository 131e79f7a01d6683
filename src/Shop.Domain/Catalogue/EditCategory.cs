using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What staff do to categories; <see cref="MoveCategory"/> changes the tree.</summary>
public sealed class EditCategory(ShopDbContext db)
{
    /// <summary>The whole tree in the merchant's order, translated or not.</summary>
    public async Task<IReadOnlyList<Category>> AllAsync(CancellationToken cancellationToken) => await db.Set<Category>().AsNoTracking()
        .OrderBy(category => category.Position).ThenBy(category => category.Code).ToListAsync(cancellationToken);

    /// <summary><see cref="SaveResult.Duplicate"/> when the code or a slug is taken.</summary>
    public Task<SaveResult> CreateAsync(Category category, CancellationToken cancellationToken) =>
        db.StoreAsync(category, cancellationToken);

    public Task<SaveResult> ChangeAsync(string code, int version, Action<Category> change, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, change, cancellationToken);

    /// <summary><see cref="SaveResult.InUse"/> while it has products or parts.</summary>
    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    private IQueryable<Category> Of(string code) => db.Set<Category>().Where(category => category.Code == code);
}
