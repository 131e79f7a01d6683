using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What staff do to options and attributes. There are few, so that all are read at once.</summary>
public sealed class EditFacet(ShopDbContext db)
{
    /// <summary>All facets with their values, in the merchant's order; changes to them are not kept.</summary>
    public async Task<IReadOnlyList<Facet>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<Facet>().AsNoTracking().AsSplitQuery()
        .OrderBy(facet => facet.Position).ThenBy(facet => facet.Code).ToListAsync(cancellationToken);

    public Task<Facet?> FindAsync(string code, CancellationToken cancellationToken) =>
        Of(code).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(cancellationToken);

    public Task<SaveResult> CreateAsync(Facet facet, CancellationToken cancellationToken) => db.StoreAsync(facet, cancellationToken);

    /// <summary><see cref="SaveResult.InUse"/> when a value goes that a product has.</summary>
    public Task<SaveResult> ChangeAsync(string code, int version, Action<Facet> change, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, change, cancellationToken);

    /// <summary><see cref="SaveResult.InUse"/> while a product has it.</summary>
    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    private IQueryable<Facet> Of(string code) => db.Set<Facet>().Where(facet => facet.Code == code);
}
