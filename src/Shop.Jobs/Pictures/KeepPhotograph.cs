using Shop.Domain.Content;

namespace Shop.Jobs.Pictures;

/// <summary>A photograph of the shop that was kept, or why the file was not taken.</summary>
public sealed record KeepPhotographResult(Photograph? Kept, PictureRefusal? Refused);

/// <summary>Takes uploads for the shop's own pages, under the limits of products' pictures and among their files.</summary>
public sealed class KeepPhotograph(PictureFiles files, SaveContentPicture save)
{
    /// <param name="upload">The file as it came; at most one byte more than is allowed is read of it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<KeepPhotographResult> ExecuteAsync(Stream upload, CancellationToken cancellationToken) => files.InTurnAsync(async () =>
    {
        var file = await KeepPicture.ReadAsync(upload, cancellationToken);
        var reading = await Task.Run(() => PictureReader.Read(file), cancellationToken);
        if (reading is not PictureReading.Taken taken) return new KeepPhotographResult(null, ((PictureReading.Refused)reading).Why);
        var master = taken.Master;
        // The file first: a row whose file is still to come would be a broken picture after a crash.
        await files.WriteMasterAsync(master.Hash, taken.Jpeg, cancellationToken);
        var name = await save.PhotographAsync(master.Hash, master.Width, master.Height, cancellationToken);
        return new KeepPhotographResult(new Photograph(name, master.Hash, master.Width, master.Height), null);
    }, cancellationToken);
}
