using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Pictures;

/// <summary>
/// Makes an uploaded picture's renditions. A full disk is tried again later, like any fault that passes; a master that is
/// lost or cannot be read would fail for ever, so the picture is marked with the reason.
/// </summary>
public sealed class MakeRenditions(PictureRenditions renditions, SettlePicture settle) : IHandle<PictureUploaded>
{
    public async Task HandleAsync(PictureUploaded happened, CancellationToken cancellationToken)
    {
        // Removed meanwhile: there is nothing to make, and no file may come back.
        if (await settle.FindAsync(happened.Hash, cancellationToken) is null) return;
        if (await renditions.MakeAsync(happened.Hash, cancellationToken) is null)
            await settle.FailedAsync(happened.Hash, "Its file is lost or damaged. Remove the picture and upload it again.",
                cancellationToken);
        else await settle.ReadyAsync(happened.Hash, cancellationToken);
    }
}
