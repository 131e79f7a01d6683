using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Content;
using Shop.Domain.Shared;

namespace Shop.Jobs.Pictures;

/// <summary>What came of an upload: a refused file, or what the gallery said to the picture.</summary>
public sealed record KeepPictureResult(PictureRefusal? Refused, AddPictureResult? Result)
{
    public bool IsAdded => Result == AddPictureResult.Added;
}

/// <summary>Takes uploads into a product's gallery and lets pictures go, files and rows together.</summary>
public sealed class KeepPicture(PictureFiles files, AddPicture add, ArrangePictures arrange, ContentPictures own)
{
    /// <param name="upload">The file as it came; at most one byte more than is allowed is read of it.</param>
    /// <param name="alts">What it shows, by language.</param>
    public Task<KeepPictureResult> AddAsync(
        ProductId productId, Stream upload, IReadOnlyDictionary<string, string> alts, CancellationToken cancellationToken) =>
        AddAsync(upload, async master => await add.ExecuteAsync(productId, master, alts, cancellationToken), cancellationToken);

    /// <param name="addToGallery">Stores the picture's rows once its file is there; null when there was nothing to store.</param>
    public Task<KeepPictureResult> AddAsync(Stream upload, Func<MasterPicture, Task<AddPictureResult?>> addToGallery,
        CancellationToken cancellationToken) =>
        files.InTurnAsync(async () =>
        {
            var file = await ReadAsync(upload, cancellationToken);
            var reading = await Task.Run(() => PictureReader.Read(file), cancellationToken);
            if (reading is not PictureReading.Taken taken) return new KeepPictureResult(((PictureReading.Refused)reading).Why, null);
            // The file first: a row whose file is still to come would be a broken picture after a crash. One that is there is
            // written again with the same bytes, which mends a damaged one.
            await files.WriteMasterAsync(taken.Master.Hash, taken.Jpeg, cancellationToken);
            return new KeepPictureResult(null, await addToGallery(taken.Master));
        }, cancellationToken);

    /// <returns>False when the product has no such picture.</returns>
    public Task<bool> RemoveAsync(ProductId productId, string hash, CancellationToken cancellationToken) => files.InTurnAsync(async () =>
    {
        var isForgotten = await arrange.RemoveAsync(productId, hash, cancellationToken);
        if (isForgotten == true && !await own.NeedsAsync(hash, cancellationToken)) files.Delete(hash);
        return isForgotten is not null;
    }, cancellationToken);

    /// <summary>While it runs, no picture's files are written or deleted in this process.</summary>
    public Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => files.InTurnAsync(work, cancellationToken);

    internal static async Task<byte[]> ReadAsync(Stream upload, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var piece = new byte[64 * 1024];
        int read;
        while (content.Length <= PictureLimits.MaxBytes && (read = await upload.ReadAsync(piece, cancellationToken)) > 0)
            content.Write(piece, 0, read);
        return content.ToArray();
    }
}
