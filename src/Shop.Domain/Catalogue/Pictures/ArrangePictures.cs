using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>Changes the order of a product's pictures and takes pictures out.</summary>
public sealed class ArrangePictures(ShopDbContext db)
{
    // No picture has it, so the two that change places do not meet.
    private const int Aside = -1;

    /// <summary>Moves a picture one place; the first one stays first, the last one last.</summary>
    /// <param name="by">-1 towards the front, 1 towards the end.</param>
    /// <returns>False when the product has no such picture.</returns>
    public Task<bool> MoveAsync(ProductId productId, string hash, int by, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        if (await PlaceAsync(productId, hash, cancellationToken) is not { } from) return false;
        var of = db.Set<ProductPicture>().Where(picture => picture.ProductId == productId);
        var to = from + Math.Sign(by);
        if (!await of.AnyAsync(picture => picture.Position == to, cancellationToken)) return true;
        await PutAsync(of, from, Aside, cancellationToken);
        await PutAsync(of, to, from, cancellationToken);
        await PutAsync(of, Aside, to, cancellationToken);
        return true;
    }, cancellationToken: cancellationToken);

    /// <summary>Takes a picture out of the gallery; a picture that no product has any more is forgotten.</summary>
    /// <returns>Whether its files may go, or null when the product has no such picture.</returns>
    public Task<bool?> RemoveAsync(ProductId productId, string hash, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        if (await PlaceAsync(productId, hash, cancellationToken) is not { } place) return (bool?)null;
        await db.LockPictureAsync(hash, cancellationToken);
        var of = db.Set<ProductPicture>().Where(picture => picture.ProductId == productId);
        await of.Where(picture => picture.PictureHash == hash).ExecuteDeleteAsync(cancellationToken);
        await of.ShiftAsync(place + 1, -1, cancellationToken);
        return await db.Set<Picture>()
            .Where(picture => picture.Hash == hash && !db.Set<ProductPicture>().Any(other => other.PictureHash == hash))
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }, cancellationToken: cancellationToken);

    private async Task<int?> PlaceAsync(ProductId productId, string hash, CancellationToken cancellationToken)
    {
        await db.LockAsync(productId, cancellationToken);
        return await db.Set<ProductPicture>().Where(picture => picture.ProductId == productId && picture.PictureHash == hash)
            .Select(picture => (int?)picture.Position).SingleOrDefaultAsync(cancellationToken);
    }

    private static Task<int> PutAsync(IQueryable<ProductPicture> of, int from, int to, CancellationToken cancellationToken) =>
        of.Where(picture => picture.Position == from)
            .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.Position, to), cancellationToken);
}
