using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>Stores a picture of the shop itself; one of the same name is replaced.</summary>
public sealed class SaveContentPicture(ShopDbContext db)
{
    /// <param name="name">Small letters, digits and hyphens; <see cref="ContentPicture"/> names those that pages look for.</param>
    /// <param name="drawing">A whole SVG document.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="DomainException">The name cannot be one, or the drawing cannot be shown.</exception>
    public Task ExecuteAsync(string name, string drawing, CancellationToken cancellationToken) => db.ReplaceAsync(async () =>
    {
        var stored = await db.Set<ContentPicture>().SingleOrDefaultAsync(picture => picture.Name == name, cancellationToken);
        if (stored is not null) stored.Draw(drawing);
        else db.Add(ContentPicture.Create(name, drawing));
    }, cancellationToken);
}
