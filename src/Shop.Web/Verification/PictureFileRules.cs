using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>No picture of a product lost the file that its sizes are made from.</summary>
internal sealed class PictureFileRules(ShopDbContext db, OutsideWorld outside)
{
    public async Task<Invariant> MastersAreThereAsync(CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var count = 0;
        if (outside.Pictures is { } files)
        {
            var hashes = db.Set<ProductPicture>().Select(picture => picture.PictureHash).Distinct();
            await foreach (var hash in hashes.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                count++;
                if (!files.HasMaster(hash)) breaches.Add($"picture {hash} has lost its file");
            }
        }

        return new Invariant("R78", "every picture of a product has its file", count, breaches.Found);
    }
}
