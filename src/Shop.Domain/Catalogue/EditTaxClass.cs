using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>The classes of goods that are taxed alike: reading them, and what staff do to them.</summary>
public sealed class EditTaxClass(ShopDbContext db)
{
    /// <summary>The standard class first, the others by name.</summary>
    public async Task<IReadOnlyList<NamedTaxClass>> AllAsync(CancellationToken cancellationToken)
    {
        var all = await db.Set<NamedTaxClass>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. all.OrderBy(each => each.Class == TaxClass.Standard ? 0 : 1).ThenBy(each => each.Name, StringComparer.Ordinal)];
    }

    /// <summary><see cref="SaveResult.Duplicate"/> when the code is taken.</summary>
    public Task<SaveResult> CreateAsync(TaxClass taxClass, string name, CancellationToken cancellationToken) =>
        db.StoreAsync(NamedTaxClass.Create(taxClass, name), cancellationToken);

    public Task<SaveResult> RenameAsync(TaxClass taxClass, int version, string name, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(taxClass), version, each => each.Rename(name), cancellationToken);

    /// <summary>
    /// Takes out a class that no variant and no rate has. <see cref="SaveResult.InUse"/> when one has it, and for the standard class.
    /// </summary>
    public async Task<SaveResult> DeleteAsync(TaxClass taxClass, int version, CancellationToken cancellationToken) =>
        taxClass == TaxClass.Standard ? SaveResult.InUse : await db.DeleteAsync(Of(taxClass), version, cancellationToken);

    private IQueryable<NamedTaxClass> Of(TaxClass taxClass) => db.Set<NamedTaxClass>().Where(each => each.Class == taxClass);
}
