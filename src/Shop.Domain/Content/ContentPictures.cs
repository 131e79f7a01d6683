using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>A photograph of the shop itself. Sizes are pixels.</summary>
public sealed record Photograph(string Name, string Hash, int Width, int Height);

/// <summary>Reads pictures of the shop itself.</summary>
public sealed class ContentPictures(ShopDbContext db)
{
    // So many are offered to choose from.
    private const int MaxListed = 500;

    /// <summary>Null when there is none of that name.</summary>
    public Task<ContentPicture?> FindAsync(string name, CancellationToken cancellationToken) =>
        db.Set<ContentPicture>().AsNoTracking().SingleOrDefaultAsync(picture => picture.Name == name, cancellationToken);

    /// <summary>The mark of the shop's logo, if it has one that can be printed.</summary>
    public Task<string?> LogoAsync(CancellationToken cancellationToken) =>
        db.Set<ContentPicture>().Where(picture => picture.Name == ContentPicture.Logo && picture.Png != null)
            .Select(picture => picture.Mark).SingleOrDefaultAsync(cancellationToken);

    /// <summary>A logo that the shop has, or had once, as a PNG. Null when there was none with this mark.</summary>
    public Task<byte[]?> LogoAsync(string mark, CancellationToken cancellationToken)
    {
        var name = ContentPicture.NameOfLogo(mark);
        return db.Set<ContentPicture>().Where(picture => picture.Name == name).Select(picture => picture.Png)
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Photograph>> PhotographsAsync(CancellationToken cancellationToken) =>
        await db.Set<ContentPicture>().Where(picture => picture.Hash != null).OrderBy(picture => picture.Name)
            .Select(picture => new Photograph(picture.Name, picture.Hash!, picture.Width, picture.Height)).Take(MaxListed)
            .ToListAsync(cancellationToken);

    /// <summary>Those of the names that are a picture of the shop.</summary>
    public async Task<IReadOnlyList<string>> KnownAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        await db.Set<ContentPicture>().Where(picture => names.Contains(picture.Name)).Select(picture => picture.Name)
            .ToListAsync(cancellationToken);

    /// <summary>Whether a photograph of the shop needs the files of this master.</summary>
    public Task<bool> NeedsAsync(string hash, CancellationToken cancellationToken) =>
        db.Set<ContentPicture>().AnyAsync(picture => picture.Hash == hash, cancellationToken);
}
