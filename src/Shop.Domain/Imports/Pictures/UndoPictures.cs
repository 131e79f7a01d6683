using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>Takes the pictures of an import back. Those that staff described since stay.</summary>
internal sealed class UndoPictures(ShopDbContext db, Guid importId, DateTimeOffset now)
{
    // A picture's version before anybody changed what is said of it.
    private const int Untouched = 1;

    /// <summary>Which of the products have pictures that are not this import's alone.</summary>
    public async Task<HashSet<ProductId>> OthersAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellationToken)
    {
        var own = Own(ids).Select(place => new { place.ProductId, place.PictureHash });
        return (await db.Set<ProductPicture>().Where(place => ids.Contains(place.ProductId))
            .Select(place => new { place.ProductId, place.PictureHash })
            .Except(own).Select(place => place.ProductId).ToListAsync(cancellationToken)).ToHashSet();
    }

    /// <summary>Takes them out of the galleries.</summary>
    /// <returns>Products with pictures of the import that stay, since staff described them.</returns>
    public async Task<HashSet<ProductId>> TakeOutAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellationToken)
    {
        await db.LockAsync(ids, cancellationToken);
        var own = await Own(ids).Select(place => new { place.ProductId, place.PictureHash }).ToListAsync(cancellationToken);
        foreach (var product in own.GroupBy(place => place.ProductId).OrderBy(each => each.Key.Value))
            await db.TakeOutAsync(product.Key, [.. product.Select(place => place.PictureHash)], cancellationToken);
        var added = Added();
        var stay = await db.Set<ProductPicture>()
            .Where(place => ids.Contains(place.ProductId)
            && added.Any(row => row.ProductId == place.ProductId && row.Hash == place.PictureHash))
            .Select(place => place.ProductId).Distinct().ToListAsync(cancellationToken);
        await db.Set<ImportPicture>().Where(row => row.ImportId == importId && ids.Contains(row.ProductId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.ForgetUnusedAsync(own.Select(place => place.PictureHash), now, cancellationToken);
        return [.. stay];
    }

    /// <summary>What is still to come for products that stay hidden comes no more.</summary>
    public Task StopAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellationToken) => db.Set<ImportPicture>()
        .Where(row => row.ImportId == importId && ids.Contains(row.ProductId)
            && (row.State == ImportPictureState.Waiting || row.State == ImportPictureState.Failed)).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<ProductPicture> Own(IReadOnlyCollection<ProductId> ids)
    {
        var added = Added();
        return db.Set<ProductPicture>().Where(place =>
            ids.Contains(place.ProductId) && place.Version == Untouched
                && added.Any(row => row.ProductId == place.ProductId && row.Hash == place.PictureHash));
    }

    private IQueryable<ImportPicture> Added() =>
        db.Set<ImportPicture>().Where(row => row.ImportId == importId && row.State == ImportPictureState.Added);
}
