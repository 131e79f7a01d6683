using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>Takes many pictures away inside a transaction of the caller; a job deletes the files once it has committed.</summary>
internal static class ForgetPictures
{
    private const int Together = 100;

    /// <summary>Takes pictures out of a gallery that the caller has locked, and closes the gaps.</summary>
    public static async Task TakeOutAsync(this ShopDbContext db, ProductId id, IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken)
    {
        var of = db.Set<ProductPicture>().Where(picture => picture.ProductId == id);
        await of.Where(picture => hashes.Contains(picture.PictureHash)).ExecuteDeleteAsync(cancellationToken);
        var places = await of.OrderBy(picture => picture.Position).Select(picture => picture.Position).ToListAsync(cancellationToken);
        for (var place = 0; place < places.Count; place++)
        {
            if (places[place] is var from && from == place) continue;
            await of.Where(picture => picture.Position == from)
                .ExecuteUpdateAsync(set => set.SetProperty(picture => picture.Position, place), cancellationToken);
        }
    }

    /// <summary>Forgets those of the pictures that no product has any more.</summary>
    public static async Task ForgetUnusedAsync(this ShopDbContext db, IEnumerable<string> hashes, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var part in hashes.Distinct().Order(StringComparer.Ordinal).Chunk(Together))
        {
            var pictures = db.Set<Picture>().Where(picture => part.Contains(picture.Hash));
            await pictures.ExecuteUpdateAsync(set => set.SetProperty(picture => picture.State, picture => picture.State),
                cancellationToken);
            var unused = pictures.Where(picture => !db.Set<ProductPicture>().Any(place => place.PictureHash == picture.Hash));
            var gone = await unused.Select(picture => picture.Hash).ToListAsync(cancellationToken);
            if (gone.Count == 0) continue;
            await unused.ExecuteDeleteAsync(cancellationToken);
            db.Publish(new PicturesForgotten(Guid.NewGuid(), gone), now);
        }
    }
}
