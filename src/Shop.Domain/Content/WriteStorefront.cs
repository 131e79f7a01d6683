using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>Writes what the shop says of itself on every page: in these languages, and in no others.</summary>
public sealed class WriteStorefront(ShopDbContext db)
{
    /// <exception cref="DomainException">A culture is none, or a text is too long.</exception>
    public Task ExecuteAsync(IReadOnlyDictionary<string, StorefrontWords> words, CancellationToken cancellationToken) =>
        db.ReplaceAsync(async () =>
        {
            await db.Set<StorefrontText>().ExecuteDeleteAsync(cancellationToken);
            db.Touch(ContentTags.Storefront);
            foreach (var (culture, each) in words) db.Add(StorefrontText.Create(culture, each));
        }, cancellationToken);
}
