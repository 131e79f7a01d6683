using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>The merchant's own font files.</summary>
public sealed class ContentFonts(ShopDbContext db)
{
    /// <summary>Stores the file; the same one twice is one.</summary>
    /// <returns>Its mark.</returns>
    /// <exception cref="DomainException">It cannot be taken.</exception>
    public async Task<string> SaveAsync(byte[] file, CancellationToken cancellationToken)
    {
        var font = ContentFont.Of(file);
        await db.ReplaceAsync(async () =>
        {
            if (!await db.Set<ContentFont>().AnyAsync(stored => stored.Mark == font.Mark, cancellationToken)) db.Add(font);
        }, cancellationToken);
        return font.Mark;
    }

    /// <summary>Null when there is none with that mark.</summary>
    public Task<byte[]?> FindAsync(string mark, CancellationToken cancellationToken) =>
        db.Set<ContentFont>().Where(font => font.Mark == mark).Select(font => font.File).SingleOrDefaultAsync(cancellationToken);
}
