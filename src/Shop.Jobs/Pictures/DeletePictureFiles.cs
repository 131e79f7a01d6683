using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Pictures;

/// <summary>Deletes the files of pictures that no product has any more, unless one got them again meanwhile or a page shows them.</summary>
public sealed class DeletePictureFiles(PictureFiles files, SettlePicture settle, ContentPictures own) : IHandle<PicturesForgotten>
{
    public async Task HandleAsync(PicturesForgotten happened, CancellationToken cancellationToken)
    {
        foreach (var hash in happened.Hashes)
            await files.InTurnAsync(async () =>
            {
                if (await settle.FindAsync(hash, cancellationToken) is null && !await own.NeedsAsync(hash, cancellationToken))
                    files.Delete(hash);
                return true;
            }, cancellationToken);
    }
}
