using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>Writes down what became of a picture's renditions.</summary>
public sealed class SettlePicture(ShopDbContext db, TimeProvider clock)
{
    public Task<Picture?> FindAsync(string hash, CancellationToken cancellationToken) =>
        db.Set<Picture>().AsNoTracking().SingleOrDefaultAsync(picture => picture.Hash == hash, cancellationToken);

    public Task ReadyAsync(string hash, CancellationToken cancellationToken) => SetAsync(hash, PictureState.Ready, null, cancellationToken);

    /// <param name="problem">Why no rendition can be made, for staff.</param>
    public Task FailedAsync(string hash, string problem, CancellationToken cancellationToken) =>
        SetAsync(hash, PictureState.Failed, problem, cancellationToken);

    /// <summary>Lets a failed picture be tried once more.</summary>
    /// <returns>False when it has not failed.</returns>
    public Task<bool> AgainAsync(string hash, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var waiting = await db.Set<Picture>().Where(picture => picture.Hash == hash && picture.State == PictureState.Failed)
            .ExecuteUpdateAsync(
            set => set.SetProperty(picture => picture.State, PictureState.Waiting)
                .SetProperty(picture => picture.Problem, (string?)null), cancellationToken);
        if (waiting == 0) return false;
        db.Publish(new PictureUploaded(Guid.NewGuid(), hash), clock.GetUtcNow());
        return true;
    }, cancellationToken: cancellationToken);

    private Task<int> SetAsync(string hash, PictureState state, string? problem, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
    {
        var shownBy = await db.Set<ProductPicture>().Where(place => place.PictureHash == hash).Select(place => place.ProductId)
            .ToListAsync(cancellationToken);
        foreach (var product in shownBy) db.Touch(CatalogueTags.Product(product));
        return await db.Set<Picture>().Where(picture => picture.Hash == hash).ExecuteUpdateAsync(
            set => set.SetProperty(picture => picture.State, state).SetProperty(picture => picture.Problem, problem), cancellationToken);
    }, cancellationToken: cancellationToken);
}
