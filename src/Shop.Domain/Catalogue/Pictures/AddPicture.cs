using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

public enum AddPictureResult
{
    Added,
    AlreadyThere,
    TooMany,
    NoSuchProduct,
}

/// <summary>
/// Puts a picture at the end of a product's gallery and asks for its renditions. Its master must lie on the disk already.
/// </summary>
public sealed class AddPicture(ShopDbContext db, TimeProvider clock)
{
    /// <param name="alts">What it shows, by language; each language of the shop.</param>
    /// <exception cref="DomainException">A description is missing or too long.</exception>
    public async Task<AddPictureResult> ExecuteAsync(
        ProductId productId, MasterPicture master, IReadOnlyDictionary<string, string> alts, CancellationToken cancellationToken)
    {
        try
        {
            return await OnceAsync(productId, master, alts, cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            // Another product got the same picture at the same moment: now it is there.
            db.ChangeTracker.Clear();
            return await OnceAsync(productId, master, alts, cancellationToken);
        }
    }

    private Task<AddPictureResult> OnceAsync(
        ProductId productId, MasterPicture master, IReadOnlyDictionary<string, string> alts, CancellationToken cancellationToken) =>
        db.WriteAsync(() => AddAsync(productId, master, alts, [], cancellationToken), result => result == AddPictureResult.Added,
            cancellationToken);

    /// <summary>Inside a transaction of the caller.</summary>
    /// <param name="behind">Pictures at the end of the gallery that this one is to stand before.</param>
    internal async Task<AddPictureResult> AddAsync(
        ProductId productId, MasterPicture master, IReadOnlyDictionary<string, string> alts, IReadOnlyCollection<string> behind,
            CancellationToken cancellationToken)
    {
        if (!await db.LockAsync(productId, cancellationToken)) return AddPictureResult.NoSuchProduct;
        var of = db.Set<ProductPicture>().Where(picture => picture.ProductId == productId);
        var hashes = await of.OrderBy(picture => picture.Position).Select(picture => picture.PictureHash).ToListAsync(cancellationToken);
        if (hashes.Contains(master.Hash)) return AddPictureResult.AlreadyThere;
        if (hashes.Count >= PictureRules.MaxForAProduct) return AddPictureResult.TooMany;
        var place = hashes.Count - hashes.AsEnumerable().Reverse().TakeWhile(behind.Contains).Count();
        if (place < hashes.Count) await of.ShiftAsync(place, 1, cancellationToken);
        var added = ProductPicture.Of(productId, master.Hash, place, alts);
        if (!await db.LockPictureAsync(master.Hash, cancellationToken)) db.Add(Picture.Of(master, clock.GetUtcNow()));
        db.Add(added);
        db.Publish(new PictureUploaded(Guid.NewGuid(), master.Hash), clock.GetUtcNow());
        return AddPictureResult.Added;
    }
}
