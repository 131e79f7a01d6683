using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Content;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Jobs.Pictures;

/// <summary>No picture of a product or of the shop's pages lost the file that its sizes are made from.</summary>
internal sealed class PictureFileRules(ShopDbContext db, PictureFiles files) : IVerificationRule
{
    public string Id => "R78";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var count = 0;
        var hashes = db.Set<ProductPicture>().Select(picture => picture.PictureHash)
            .Union(db.Set<ContentPicture>().Where(picture => picture.Hash != null).Select(picture => picture.Hash!));
        await foreach (var hash in hashes.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            if (!files.HasMaster(hash)) breaches.Add($"picture {hash} has lost its file");
        }

        return new Invariant(Id, "every picture of a product or a page has its file", count, breaches.Found);
    }
}
