using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Pictures;

/// <summary>Deletes the files of pictures that no product has any more, unless one got them again meanwhile.</summary>
public sealed class DeletePictureFiles(PictureFiles files, SettlePicture settle) : IHandle<PicturesForgotten>
{
    public async Task HandleAsync(PicturesForgotten happened, CancellationToken cancellationToken)
    {
        foreach (var hash in happened.Hashes)
            await files.InTurnAsync(async () =>
            {
                if (await settle.FindAsync(hash, cancellationToken) is null) files.Delete(hash);
                return true;
            }, cancellationToken);
    }
}
