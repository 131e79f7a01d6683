using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>
/// The first statements of a transaction that changes a gallery: product first, then picture, so that of two at once the
/// second reads what the first made of it (R60). The product itself stays as it is, its version too.
/// </summary>
internal static class PictureLocks
{
    /// <summary>Says as well that pages with the product are stale once the transaction has committed.</summary>
    /// <returns>False when there is no such product.</returns>
    public static async Task<bool> LockAsync(this ShopDbContext db, ProductId id, CancellationToken cancellationToken)
    {
        db.Touch(CatalogueTags.Product(id));
        return await db.Set<Product>().Where(product => product.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(product => product.Version, product => product.Version), cancellationToken) > 0;
    }

    /// <summary>Lets nobody change these products' galleries until the transaction ends.</summary>
    public static Task LockAsync(this ShopDbContext db, IReadOnlyCollection<ProductId> ids, CancellationToken cancellationToken) =>
        db.Set<Product>()
        .Where(product => ids.Contains(product.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(product => product.Version, product => product.Version), cancellationToken);

    /// <summary>Moves a product's pictures from that place on towards the end, or towards the front where places are free.</summary>
    public static async Task ShiftAsync(this IQueryable<ProductPicture> of, int from, int by, CancellationToken cancellationToken)
    {
        // In two steps over negative numbers: in one, rows would pass through places that others still have.
        await of.Where(picture => picture.Position >= from)
            .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.Position, picture => -picture.Position - by - 1),
                cancellationToken);
        await of.Where(picture => picture.Position < 0)
            .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.Position, picture => -picture.Position - 1), cancellationToken);
    }

    /// <returns>False when there is no such picture.</returns>
    public static async Task<bool> LockPictureAsync(this ShopDbContext db, string hash, CancellationToken cancellationToken) =>
        await db.Set<Picture>().Where(picture => picture.Hash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.State, picture => picture.State), cancellationToken) > 0;
}
