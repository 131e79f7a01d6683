using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>Reads pictures of the shop itself.</summary>
public sealed class ContentPictures(ShopDbContext db)
{
    /// <summary>Null when there is none of that name.</summary>
    public Task<ContentPicture?> FindAsync(string name, CancellationToken cancellationToken) =>
        db.Set<ContentPicture>().AsNoTracking().SingleOrDefaultAsync(picture => picture.Name == name, cancellationToken);
}
