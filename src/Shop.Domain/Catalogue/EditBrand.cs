using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What staff do to brands.</summary>
public sealed class EditBrand(ShopDbContext db)
{
    // More names than that are no list to choose from.
    private const int Max = 1000;

    public async Task<IReadOnlyList<Brand>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<Brand>().AsNoTracking().OrderBy(brand => brand.Code).Take(Max).ToListAsync(cancellationToken);

    public Task<Brand?> FindAsync(string code, CancellationToken cancellationToken) =>
        Of(code).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    public Task<SaveResult> CreateAsync(Brand brand, CancellationToken cancellationToken) => db.StoreAsync(brand, cancellationToken);

    public Task<SaveResult> RenameAsync(string code, int version, string name, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, brand => brand.Rename(name), cancellationToken);

    /// <summary><see cref="SaveResult.InUse"/> while a product is of the brand.</summary>
    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    private IQueryable<Brand> Of(string code) => db.Set<Brand>().Where(brand => brand.Code == code);
}
