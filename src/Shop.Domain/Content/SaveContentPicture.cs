using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>Stores a picture of the shop itself; one of the same name is replaced.</summary>
public sealed class SaveContentPicture(ShopDbContext db)
{
    /// <param name="name">Small letters, digits and hyphens; <see cref="ContentPicture"/> names those that pages look for.</param>
    /// <param name="drawing">A whole SVG document.</param>
    /// <param name="painted">The same as a PNG, for mails and paper; without it they do not show it.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="DomainException">The name cannot be one, or the drawing cannot be shown.</exception>
    public Task ExecuteAsync(string name, string drawing, PngPicture? painted, CancellationToken cancellationToken) =>
        StoreAsync(name, () => ContentPicture.Create(name, drawing, painted), stored => stored.Draw(drawing, painted), cancellationToken);

    /// <exception cref="DomainException">The name cannot be one, or the file is too large.</exception>
    public Task ExecuteAsync(string name, PngPicture png, CancellationToken cancellationToken) =>
        StoreAsync(name, () => ContentPicture.Create(name, png), stored => stored.Paint(png), cancellationToken);

    /// <summary>Stores a photograph whose master lies among the files already.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> PhotographAsync(string hash, int width, int height, CancellationToken cancellationToken)
    {
        var name = ContentPicture.NameOfPhotograph(hash);
        await StoreAsync(name, () => ContentPicture.Photograph(hash, width, height), _ => { }, cancellationToken);
        return name;
    }

    /// <summary>Takes a picture away; where it is shown, its stand-in is shown. One that is not there is no fault.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) => db.ReplaceAsync(async () =>
    {
        await db.Set<ContentPicture>().Where(picture => picture.Name == name).ExecuteDeleteAsync(cancellationToken);
        db.Touch(ContentTags.Storefront);
    }, cancellationToken);

    private Task StoreAsync(string name, Func<ContentPicture> create, Action<ContentPicture> change, CancellationToken cancellationToken) =>
        db.ReplaceAsync(async () =>
        {
            var stored = await db.Set<ContentPicture>().AsTracking()
                .SingleOrDefaultAsync(picture => picture.Name == name, cancellationToken);
            if (stored is not null) change(stored);
            else stored = db.Add(create()).Entity;
            if (name == ContentPicture.Logo) await KeepAsync(stored, cancellationToken);
        }, cancellationToken);

    private async Task KeepAsync(ContentPicture logo, CancellationToken cancellationToken)
    {
        var copy = logo.CopyOfLogo();
        if (!await db.Set<ContentPicture>().AnyAsync(picture => picture.Name == copy.Name, cancellationToken)) db.Add(copy);
    }
}
