using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// What staff do to ways of sending. <see cref="SaveResult.Duplicate"/> when the code serves one of the countries already. Orders
/// that were placed keep what they were sent by, and carts are priced anew.
/// </summary>
public sealed class EditShipping(ShopDbContext db)
{
    // More ways than that are no list to choose from.
    private const int Max = 500;

    /// <summary>As shoppers are shown them.</summary>
    public async Task<IReadOnlyList<ShippingMethod>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<ShippingMethod>().AsNoTracking().OrderBy(method => method.Position).ThenBy(method => method.PriceMinor)
            .ThenBy(method => method.Id).Take(Max).ToListAsync(cancellationToken);

    public Task<ShippingMethod?> FindAsync(int id, CancellationToken cancellationToken) =>
        db.Set<ShippingMethod>().AsNoTracking().SingleOrDefaultAsync(method => method.Id == id, cancellationToken);

    public Task<SaveResult> CreateAsync(string code, ShippingTerms terms, CancellationToken cancellationToken) =>
        db.StoreAsync(ShippingMethod.Create(code, terms), cancellationToken);

    public Task<SaveResult> ChangeAsync(int id, int version, ShippingTerms terms, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(id), version, method => method.Change(terms), cancellationToken);

    public Task<SaveResult> DeleteAsync(int id, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(id), version, cancellationToken);

    /// <summary>Whether something that is sent is for sale, and there is no way to send it anywhere.</summary>
    public async Task<bool> IsMissingAsync(CancellationToken cancellationToken) =>
        !await db.Set<ShippingMethod>().AnyAsync(method => method.IsActive, cancellationToken)
        && await db.Set<Variant>().AnyAsync(
            variant => !variant.IsWithdrawn && variant.FulfilmentKind == FulfilmentKind.Shipped
                && db.Set<Product>().Any(product => product.Id == variant.ProductId && product.IsPublished), cancellationToken);

    private IQueryable<ShippingMethod> Of(int id) =>
        db.Set<ShippingMethod>().Include(method => method.Places).Where(method => method.Id == id);
}
